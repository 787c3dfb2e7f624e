namespace Cdi.Estimation.Sampling;

/// <summary>The duels of a <see cref="PivotalDraw"/>, one unit after another: what is undecided of all units met is one of them and its chance.</summary>
/// <param name="random">The stream of this round's draw.</param>
internal struct PivotalDuels(CounterRandom random)
{
    private int holder = -1;
    private double held;

    /// <summary>The undecided unit if it is drawn, −1 if not. All else is settled, so the rest is 0 or 1 but for rounding.</summary>
    public readonly int Last => holder >= 0 && held > 0.5 ? holder : -1;

    /// <summary>Meets the next unit.</summary>
    /// <param name="unit">The unit, not negative.</param>
    /// <param name="key">Its key.</param>
    /// <param name="chance">Its π.</param>
    /// <returns>The unit that is drawn by this, −1 for none.</returns>
    public int Meet(int unit, RowKey key, double chance)
    {
        if (chance <= 0) return -1;
        if (chance >= 1) return unit;
        if (holder < 0)
        {
            (holder, held) = (unit, chance);
            return -1;
        }

        var (sum, uniform) = (held + chance, random.Uniform(key));
        if (sum < 1)
        {
            (holder, held) = (uniform * sum < held ? holder : unit, sum);
            return -1;
        }

        var holderWins = uniform * (2 - sum) < 1 - chance;
        var drawn = holderWins ? holder : unit;
        (holder, held) = (holderWins ? unit : holder, sum - 1);
        return drawn;
    }
}
