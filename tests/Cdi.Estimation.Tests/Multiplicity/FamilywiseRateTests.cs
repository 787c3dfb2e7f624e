using Cdi.Estimation.Multiplicity;

namespace Cdi.Estimation.Tests.Multiplicity;

/// <summary>Corrected p-values, as R's p.adjust gives them.</summary>
public class FamilywiseRateTests
{
    [Fact]
    public void Holm_is_that_of_p_adjust() =>
        Assert.Equal([0.04, 0.06, 0.06, 0.5], FamilywiseRate.Holm([0.01, 0.02, 0.03, 0.5]).Select(p => Math.Round(p, 12)));

    [Fact]
    public void The_order_of_tests_does_not_matter() =>
        Assert.Equal([0.5, 0.06, 0.04, 0.06], FamilywiseRate.Holm([0.5, 0.03, 0.01, 0.02]).Select(p => Math.Round(p, 12)));

    [Fact]
    public void No_p_exceeds_one() => Assert.Equal([1, 1], FamilywiseRate.Holm([0.7, 0.9]));

    [Theory]
    [InlineData(0.01, 3, 0.03)]
    [InlineData(0.5, 3, 1)]
    public void Bonferroni_multiplies(double p, int tests, double expected) => Assert.Equal(expected, FamilywiseRate.Bonferroni(p, tests), 1e-15);
}
