using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Sampling;

public sealed class InclusionProbabilitiesTests
{
    [Fact]
    public void Probabilities_are_proportional_to_sizes_below_the_cap() =>
        AssertClose([0.2, 0.4, 0.6, 0.8], Solve([1, 2, 3, 4], 2, 0));

    [Fact]
    public void A_capped_row_gives_its_lost_budget_back()
    {
        // Proportional: 2·8/12 = 1.33 for the first; capped at 1, one label is left for four rows of size 1.
        AssertClose([1, 0.25, 0.25, 0.25, 0.25], Solve([8, 1, 1, 1, 1], 2, 0));
    }

    [Fact]
    public void Capping_one_row_can_cap_the_next()
    {
        // First pass: 3·(20, 4, 1, 1, 1)/27 caps the first only; then 2·4/7 caps the second; one label for three rows.
        AssertClose([1, 1, 1.0 / 3, 1.0 / 3, 1.0 / 3], Solve([20, 4, 1, 1, 1], 3, 0));
    }

    [Fact]
    public void Tau_mixes_uniform_sampling_in()
    {
        // a = 0.5·u/ū + 0.5 with ū = 1.5: 5/6 and 7/6; π = a/2.
        AssertClose([5.0 / 12, 7.0 / 12], Solve([1, 2], 1, 0.5));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    public void Without_a_positive_size_probabilities_are_uniform(double tau) => AssertClose([0.75, 0.75, 0.75, 0.75], Solve([0, 0, 0, 0], 3, tau));

    [Fact]
    public void A_budget_of_every_row_takes_every_row() => Assert.All(Solve([1, 1e-9, 3, 0.7], 4, 0.1), p => Assert.Equal(1, p));

    [Fact]
    public void Sizes_at_the_ends_of_the_range_of_doubles_do_not_overflow() =>
        AssertClose([0.5, 0.5, 0.5, 0.5], Solve([1.7e308, 1.7e308, 1.7e308, 1.7e308], 2, 0));

    [Fact]
    public void The_budget_is_spent_exactly_and_no_row_falls_below_its_uniform_share()
    {
        var random = new CounterRandom(5, RandomPurpose.Draw);
        for (var problem = 0; problem < 2000; problem++)
        {
            var rows = 2 + random.Index(new RowKey((ulong)problem << 20), 200);
            var labels = 1 + random.Index(new RowKey(((ulong)problem << 20) + 1), rows);
            var sizes = new double[rows];
            for (var i = 0; i < rows; i++) sizes[i] = Math.Pow(random.Uniform(new RowKey(((ulong)problem << 20) + 2 + (ulong)i)), 8) * 1e6;
            var probabilities = Solve(sizes, labels, 0.1);

            // At most 202 additions of numbers below 1: 202·2⁻⁵³·202 ≈ 5e-12.
            Assert.InRange(Math.Abs(probabilities.Sum() - labels), 0, 5e-12);
            Assert.All(probabilities, p => Assert.InRange(p, 0.1 * labels / rows * (1 - 1e-12), 1));
        }
    }

    [Fact]
    public void Tau_of_zero_with_a_size_of_zero_is_refused() => Assert.Throws<ArgumentException>(() => Solve([1, 0], 1, 0));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public void Sizes_that_are_no_sizes_are_refused(double size) => Assert.Throws<ArgumentOutOfRangeException>(() => Solve([1, size], 1, 0.1));

    private static double[] Solve(double[] sizes, int labels, double tau)
    {
        var probabilities = new double[sizes.Length];
        InclusionProbabilities.Solve(sizes, new Labels(labels), tau, probabilities);
        return probabilities;
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-15);
    }
}
