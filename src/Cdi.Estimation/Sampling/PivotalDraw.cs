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
        var (holder, held) = (-1, 0.0);
        for (var i = 0; i < rows.Length; i++)
        {
            var challenge = probabilities[i];
            if (challenge <= 0) continue;
            if (challenge >= 1)
            {
                drawn[i] = true;
                continue;
            }

            if (holder < 0)
            {
                (holder, held) = (i, challenge);
                continue;
            }

            (holder, held) = Duel(holder, held, i, challenge, random.Uniform(keys[rows[i]]), drawn);
        }

        // All else is settled, so the rest is 0 or 1 but for rounding.
        if (holder >= 0 && held > 0.5) drawn[holder] = true;
    }

    /// <summary>Settles one of two undecided rows and returns the other with what is left of their chances.</summary>
    private static (int Holder, double Held) Duel(int holder, double held, int challenger, double challenge, double uniform, Span<bool> drawn)
    {
        var sum = held + challenge;
        if (sum < 1) return (uniform * sum < held ? holder : challenger, sum);
        var holderWins = uniform * (2 - sum) < 1 - challenge;
        drawn[holderWins ? holder : challenger] = true;
        return (holderWins ? challenger : holder, sum - 1);
    }
}
