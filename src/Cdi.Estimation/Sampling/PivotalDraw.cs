namespace Cdi.Estimation.Sampling;

/// <summary>Ordered pivotal sampling: a draw of fixed size with exactly the inclusion probabilities asked for.</summary>
/// <remarks>
/// Deville and Tillé (1998), "Unequal probability sampling without replacement through a splitting method". Rows meet in
/// the order given; two undecided rows settle one of them at 0 or 1 and the other carries the rest. In random order with
/// equal π this is simple random sampling.
/// </remarks>
internal static class PivotalDraw
{
    /// <summary>Draws round(Σπ) rows.</summary>
    /// <param name="keys">Row keys of the whole corpus.</param>
    /// <param name="rows">Rows of the block, in the order in which they meet: random, and independent of <paramref name="random"/>.</param>
    /// <param name="probabilities">π of the rows of the block, in the same order, each in [0, 1]; the sum is a whole number up to rounding.</param>
    /// <param name="random">The stream of this round's draw.</param>
    /// <param name="drawn">One per row of the block; overwritten.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Draw(
        ReadOnlySpan<RowKey> keys, ReadOnlySpan<int> rows, ReadOnlySpan<double> probabilities, CounterRandom random, Span<bool> drawn)
    {
        if (rows.Length != probabilities.Length || rows.Length != drawn.Length)
            throw new ArgumentException("Rows, π and the draw differ in length.", nameof(drawn));
        drawn.Clear();
        var duels = new PivotalDuels(random);
        for (var i = 0; i < rows.Length; i++)
        {
            if (duels.Meet(i, keys[rows[i]], probabilities[i]) is >= 0 and var settled) drawn[settled] = true;
        }

        if (duels.Last is >= 0 and var last) drawn[last] = true;
    }
}
