using Cdi.Estimation.Designs;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Sampling;

public sealed class LabelsTests
{
    [Fact]
    public void Labels_are_added_and_subtracted() =>
        Assert.Equal((new Labels(7), new Labels(3)), (new Labels(5) + new Labels(2), new Labels(5) - new Labels(2)));

    [Theory]
    [InlineData(4, 5, true, false, true, false)]
    [InlineData(5, 5, false, false, true, true)]
    [InlineData(6, 5, false, true, false, true)]
    public void Labels_are_compared_by_number(int left, int right, bool less, bool more, bool atMost, bool atLeast)
    {
        var (one, other) = (new Labels(left), new Labels(right));
        Assert.Equal([less, more, atMost, atLeast], new[] { one < other, (one > other), one <= other, (one >= other) });
        Assert.Equal(left.CompareTo(right), one.CompareTo(other));
    }

    [Theory]
    [InlineData(0, "0 labels")]
    [InlineData(1, "1 label")]
    [InlineData(500, "500 labels")]
    public void Labels_are_written_with_their_unit(int count, string text) => Assert.Equal(text, new Labels(count).ToString());

    [Fact]
    public void A_plan_labels_texts_without_an_answer_unless_it_says_otherwise() =>
        Assert.True(new SamplingPlan { Design = SamplingDesign.Uniform, Budget = new Labels(1), Seed = 0 }.AnnotateFailures);
}
