using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Lowering;

public class TargetScaleTests
{
    [Theory]
    [InlineData(TargetScale.ProportionByLogOdds, ScaleKind.Proportion, ScaleKind.LogOdds)]
    [InlineData(TargetScale.ProportionByLogarithm, ScaleKind.Proportion, ScaleKind.Log)]
    [InlineData(TargetScale.MeanByLogarithm, ScaleKind.Mean, ScaleKind.Log)]
    [InlineData(TargetScale.OddsRatio, ScaleKind.Ratio, ScaleKind.Ratio)]
    [InlineData(TargetScale.LogRate, ScaleKind.LogRate, ScaleKind.LogRate)]
    public void A_scale_of_a_target_is_two_scales_of_the_language(TargetScale scale, ScaleKind reported, ScaleKind interval) =>
        Assert.Equal((reported, interval), (scale.Reported(), scale.Interval()));

    [Fact]
    public void Every_scale_of_a_target_has_words() => Assert.All((TargetScale[])Enum.GetValues(typeof(TargetScale)), scale =>
        Assert.NotEmpty(Choices.Scales.NameOf(scale.Reported()) + Choices.Scales.NameOf(scale.Interval())));
}
