using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Sampling;

public sealed class DrawTests
{
    private static readonly double[] Probabilities = [0.9, 0.05, 0.35, 1, 0.6, 0.1, 0.5, 0.7, 0.45, 0.35];

    [Fact]
    public void Fixed_size_draws_spend_the_budget_exactly_in_every_one_of_10000_draws()
    {
        var drawn = new bool[Probabilities.Length];
        for (var draw = 0; draw < 10_000; draw++)
        {
            DrawOnce(DrawMethod.FixedSize, draw, drawn);
            Assert.Equal(5, drawn.Count(taken => taken));
        }
    }

    [Theory]
    [InlineData(DrawMethod.FixedSize)]
    [InlineData(DrawMethod.Poisson)]
    public void Rows_are_drawn_with_their_probabilities(DrawMethod method)
    {
        const int draws = 40_000;
        var counts = new int[Probabilities.Length];
        var drawn = new bool[Probabilities.Length];
        for (var draw = 0; draw < draws; draw++)
        {
            DrawOnce(method, draw, drawn);
            for (var i = 0; i < drawn.Length; i++) counts[i] += drawn[i] ? 1 : 0;
        }

        // Each count is binomial: five standard deviations, at ten rows about 6e-6 false alarms.
        for (var i = 0; i < counts.Length; i++)
        {
            var margin = 5 * Math.Sqrt(draws * Probabilities[i] * (1 - Probabilities[i]));
            Assert.InRange(counts[i], (draws * Probabilities[i]) - margin, (draws * Probabilities[i]) + margin);
        }
    }

    [Fact]
    public void Poisson_draws_are_independent_across_rows()
    {
        const int draws = 40_000;
        var (both, drawn) = (0, new bool[Probabilities.Length]);
        for (var draw = 0; draw < draws; draw++)
        {
            DrawOnce(DrawMethod.Poisson, draw, drawn);
            both += drawn[4] && drawn[6] ? 1 : 0;
        }

        // P = .6·.5 = .3; five standard deviations of the proportion.
        Assert.InRange((double)both / draws, 0.3 - (5 * Math.Sqrt(0.21 / draws)), 0.3 + (5 * Math.Sqrt(0.21 / draws)));
    }

    [Fact]
    public void Equal_probabilities_in_random_order_are_simple_random_sampling()
    {
        // Two of four rows: each of the six pairs has probability 1/6.
        const int draws = 60_000;
        var pairs = new int[16];
        var drawn = new bool[4];
        for (var draw = 0; draw < draws; draw++)
        {
            var order = Enumerable.Range(0, 4).OrderBy(row => new CounterRandom((ulong)draw, RandomPurpose.Permutation).Bits(Keys(4)[row])).ToArray();
            PivotalDraw.Draw(Keys(4), order, [0.5, 0.5, 0.5, 0.5], new CounterRandom((ulong)draw, RandomPurpose.Draw), drawn);
            pairs[order.Select((row, position) => drawn[position] ? 1 << row : 0).Sum()]++;
        }

        var margin = 5 * Math.Sqrt(draws * (1.0 / 6) * (5.0 / 6));
        Assert.All(pairs.Where(count => count > 0), count => Assert.InRange(count, (draws / 6.0) - margin, (draws / 6.0) + margin));
        Assert.Equal(6, pairs.Count(count => count > 0));
    }

    private static RowKey[] Keys(int rows) => [.. Enumerable.Range(0, rows).Select(RowKey.FromRowNumber)];

    private static void DrawOnce(DrawMethod method, int draw, bool[] drawn)
    {
        var keys = Keys(Probabilities.Length);
        int[] rows = [.. Enumerable.Range(0, Probabilities.Length)];
        var random = new CounterRandom((ulong)draw, RandomPurpose.Draw);
        if (method == DrawMethod.FixedSize) PivotalDraw.Draw(keys, rows, Probabilities, random, drawn);
        else PoissonDraw.Draw(keys, rows, Probabilities, random, drawn);
    }
}
