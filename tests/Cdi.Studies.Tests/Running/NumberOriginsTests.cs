using Cdi.Estimation.Annotations;
using Cdi.Studies.Definitions;
using Cdi.Studies.Running;

namespace Cdi.Studies.Tests.Running;

public sealed class NumberOriginsTests
{
    private static readonly OutcomeDefinition Unbounded = new() { Name = "score" };

    [Fact]
    public void Squares_are_counted_from_given_labels_or_the_middle_of_their_bounds()
    {
        var variable = AnnotatedVariable.OfNumber("score", 2, default, default);
        Assert.Equal(1e6, NumberOrigins.Of(new[] { 1e6 + 1, 1e6 - 1 }, variable, Unbounded));
        Assert.Equal(0, NumberOrigins.Of(default, variable, Unbounded));
        Assert.Equal(1e6, NumberOrigins.Of(default, variable, Unbounded with { Minimum = 1e6 - 10, Maximum = 1e6 + 10 }));
        Assert.Equal(0, NumberOrigins.Of(default, variable, Unbounded with { Minimum = 0, Maximum = 10 }));
        Assert.Equal(5, NumberOrigins.MiddleOf(Unbounded with { Minimum = 0, Maximum = 10 }));
        Assert.Equal(0, NumberOrigins.MiddleOf(Unbounded with { Minimum = 0 }));
    }
}
