using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Text;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("hegde", "hedge", 1)]
    [InlineData("hedg", "hedge", 1)]
    [InlineData("hedges", "hedge", 1)]
    [InlineData("hedge", "hedge", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("lable", "label", 1)]
    [InlineData("ca", "abc", 3)]
    public void Edits_are_counted_with_a_swap_as_one(string first, string second, int distance)
    {
        Assert.Equal(distance, NearestName.Distance(first, second));
        Assert.Equal(distance, NearestName.Distance(second, first));
    }

    [Theory]
    [InlineData("hegde", "hedge")]
    [InlineData("Hedge", "hedge")]
    [InlineData("lables", "labels")]
    [InlineData("x", null)]
    [InlineData("completely_different", null)]
    [InlineData("ba", "b1")]
    public void The_nearest_name_is_found_if_it_is_near(string name, string? expected) =>
        Assert.Equal(expected, NearestName.Find(name, ["request", "labels", "hedge", "b2", "b1"]));

    [Fact]
    public void Ties_go_to_ordinal_order_whatever_the_order_of_candidates()
    {
        Assert.Equal("bar", NearestName.Find("car", ["tar", "bar", "far"]));
        Assert.Equal("bar", NearestName.Find("car", ["far", "tar", "bar"]));
    }
}
