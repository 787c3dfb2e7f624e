using Cdi.Estimation.Designs;

namespace Cdi.Estimation.Tests.Designs;

public class SamplingDesignTests
{
    [Fact]
    public void Every_word_of_the_language_is_a_design_of_its_own()
    {
        Assert.Equal(Enum.GetValues<DesignKind>(), SamplingDesign.All.Select(design => design.Kind));
        Assert.All(SamplingDesign.All, design => Assert.Same(design, SamplingDesign.Find(design.Kind.Word())));
        Assert.All(SamplingDesign.All, design => Assert.Same(design, SamplingDesign.All[design.Order]));
        Assert.ThrowsAny<InvalidOperationException>(() => SamplingDesign.Of((DesignKind)99));
    }
}
