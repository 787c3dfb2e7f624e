using System.Reflection;
using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.MEstimation;

public class ScaleTests
{
    [Fact]
    public void Every_scale_of_a_plan_is_one_scale_and_its_name_in_emitted_code()
    {
        var properties = typeof(Scale).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(Scale))
            .ToDictionary(property => property.Name, property => property.GetValue(null));
        Assert.Equal(Enum.GetNames<TargetScale>().Order(), properties.Keys.Order());
        Assert.All(Enum.GetValues<TargetScale>(), scale => Assert.Same(Scale.Of(scale), properties[scale.ToString()]));
        Assert.Equal(properties.Count, Enum.GetValues<TargetScale>().Select(Scale.Of).Distinct().Count());
    }

    [Fact]
    public void Every_scale_is_found_by_its_names() => Assert.All(Enum.GetValues<TargetScale>().Select(Scale.Of),
        scale => Assert.Same(scale, Scale.Find(scale.Name, scale.FunctionName)));
}
