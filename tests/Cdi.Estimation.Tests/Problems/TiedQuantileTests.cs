using Cdi.Estimation.Quantiles;

namespace Cdi.Estimation.Tests.Problems;

/// <summary>Descent among whole numbers and factors, where most steps have no length.</summary>
public sealed class TiedQuantileTests
{
    [Fact]
    public void Descent_ends_at_a_minimum_from_any_plane()
    {
        var random = new Random(20261127);
        for (var trial = 0; trial < 60; trial++)
        {
            var (rows, level) = (30 + random.Next(170), 0.05 * (1 + random.Next(19)));
            var columns = new double[4 * rows];
            var (outcome, weights) = (new double[rows], new double[rows]);
            for (var row = 0; row < rows; row++)
            {
                var cell = random.Next(3);
                (columns[row], columns[rows + row], columns[(2 * rows) + row]) = (1, cell == 1 ? 1 : 0, cell == 2 ? 1 : 0);
                columns[(3 * rows) + row] = random.Next(2);
                (outcome[row], weights[row]) = (random.Next(3), 1 + random.Next(2));
            }

            // At this level no share is 0 or 1 by chance.
            level += 0.0037;
            var ordered = QuantileRows.Of(columns, outcome, weights);
            var descent = new QuantileDescent(ordered, ordered.Outcome, level, [1, 1, 1, 1]);
            if (!descent.Begin(Independent(ordered), null)) continue;
            descent.Run(default);
            Assert.True(descent.IsDone && descent.IsMinimum(), $"{trial}");
            var solution = QuantileSolver.Solve(columns, outcome, weights, level, default);
            Assert.Equal(solution?.Objective ?? 0, descent.Objective(), 1e-9);
            for (var j = 0; j < 4; j++)
            {
                var sum = Enumerable.Range(0, ordered.Count).Sum(row => ordered.Weights[row] * ordered.At(row)[j] * (descent.ShareOf(row) - level));
                Assert.True(Math.Abs(sum) < 1e-9 * weights.Sum(), $"{trial} {j} {sum}");
            }
        }
    }

    [Fact]
    public void A_plane_that_is_no_minimum_is_told()
    {
        double[] outcome = [1, 2, 3, 4, 5, 6, 7, 8];
        var rows = QuantileRows.Of(new double[] { 1, 1, 1, 1, 1, 1, 1, 1 }, outcome, new double[] { 1, 1, 1, 1, 1, 1, 1, 1 });
        var descent = new QuantileDescent(rows, rows.Outcome, 0.9, [1]);
        Assert.True(descent.Begin([0], null));
        Assert.False(descent.IsMinimum());
        descent.Run(default);
        Assert.True(descent.IsDone && descent.IsMinimum());
        Assert.Equal([8.0], descent.Plane());
    }

    // The first rows through which a plane goes.
    private static int[] Independent(QuantileRows rows)
    {
        var basis = new QuantileBasis(rows);
        basis.Take(Enumerable.Range(0, rows.Count), [1, 1, 1, 1]);
        return [.. basis.Members];
    }
}
