namespace Cdi.Estimation.Tests.Variance;

/// <summary>The variance of a draw of fixed size with unequal π, against the variance over draws; the whole table is printed by the benchmark
/// <c>draw-variance</c>.</summary>
public class DrawSimulationTests
{
    [Theory]
    [InlineData(240, 0.5, 3, DrawnOutcome.InProportion)]
    [InlineData(240, 0.917, 1, DrawnOutcome.Unrelated)]
    [InlineData(240, 0.917, 5, DrawnOutcome.Unrelated)]
    [InlineData(240, 0.917, 5, DrawnOutcome.Shifted)]
    [InlineData(240, 0.9, 5, DrawnOutcome.Rare)]
    [InlineData(60, 0.5, 10, DrawnOutcome.Unrelated)]
    public void The_estimated_variance_is_that_over_draws(int rows, double fraction, int rounds, DrawnOutcome outcome)
    {
        var (ratio, _, _, _, _) = new DrawSimulation(rows, fraction, rounds, outcome).Run(6, 150, 1);

        // A variance over 150 draws has a relative error of √(2/150) = 12 % in each corpus, of 5 % over six; the bounds of specs/statistics.md, .93 and
        // 1.25, and two of these.
        Assert.InRange(ratio, 0.83, 1.35);
    }

    [Fact]
    public void The_formula_within_each_block_that_it_replaced_falls_short_where_little_is_left_to_chance()
    {
        var (ratio, replaced, _, _, _) = new DrawSimulation(60, 0.75, 10, DrawnOutcome.Unrelated).Run(6, 150, 1);

        Assert.True(ratio > 1.2 * replaced, $"{ratio} {replaced}");
    }
}
