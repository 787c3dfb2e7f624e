namespace Cdi.Estimation.DesignChecks;

/// <summary>Draws units again and again as the declared design does.</summary>
/// <remarks>
/// Equal π and fixed sizes: simple random samples of each stratum. Other draws are independent; for fixed sizes with unequal π the centred totals then have the
/// distribution of conditional Poisson sampling to the first order (Hájek 1964). Independent draws skip from one candidate to the next within classes of
/// similar
/// π, so that a draw costs as many steps as it has units.
/// </remarks>
internal sealed class DesignRedraw
{
    private const int Classes = 40;

    private readonly DrawnUnits units;
    private readonly int[] order;
    private readonly List<(int From, int To, double Ceiling)> classes = [];
    private readonly (int From, int Size, int Drawn)[] strata;
    private readonly int[] chosen;
    private RandomSequence random;

    /// <summary>Prepares draws of the units that matter.</summary>
    /// <param name="units">The units.</param>
    /// <param name="matters">Units that count; others need not be drawn. Fixed-size draws leave out only those.</param>
    /// <param name="seed">Seed of the study.</param>
    /// <param name="stream">Number of the use among those of the seed.</param>
    public DesignRedraw(DrawnUnits units, Func<int, bool> matters, ulong seed, int stream)
    {
        this.units = units;
        random = new(seed, stream);
        IsSimple = units.IsFixedSize && units.IsUniform;
        order = [.. Enumerable.Range(0, units.Count).Where(matters)];
        chosen = new int[order.Length];
        strata = [];
        if (IsSimple)
        {
            strata = [.. Enumerable.Range(0, units.StratumCount).Select(Stratum)];
            return;
        }

        order = [.. order.OrderBy(Class)];
        for (var (from, to) = (0, 0); from < order.Length; from = to)
        {
            var shared = Class(order[from]);
            while (to < order.Length && Class(order[to]) == shared) to++;
            classes.Add((from, to, Math.Pow(2, -shared)));
        }
    }

    /// <summary>Whether draws are simple random samples of strata.</summary>
    public bool IsSimple { get; }

    /// <summary>Draws once; returns the units drawn among those that matter.</summary>
    public ReadOnlySpan<int> Draw() => chosen.AsSpan(0, IsSimple ? DrawSimple() : DrawIndependent());

    private int Class(int unit) => Math.Min(Classes, (int)Math.Floor(-Math.Log2(units.Probability[unit])));

    // `order` is ascending, so the units of a stratum stand together.
    private (int From, int Size, int Drawn) Stratum(int stratum)
    {
        var place = Array.BinarySearch(order, units.Starts[stratum]);
        return (place >= 0 ? place : ~place, units.Starts[stratum + 1] - units.Starts[stratum], units.DrawnFrom(stratum));
    }

    private int DrawSimple()
    {
        var count = 0;
        for (var stratum = 0; stratum < strata.Length; stratum++)
        {
            var (from, size, left) = strata[stratum];
            var to = stratum + 1 < strata.Length ? strata[stratum + 1].From : order.Length;
            count = to - from == size && 4 * left < size ? Shuffle(from, size, left, count) : Select(from, to, size, left, count);
        }

        return count;
    }

    /// <summary>Selection in order: each unit with the chance of those left among those left.</summary>
    private int Select(int from, int to, int size, int left, int count)
    {
        for (var at = from; at < to && left > 0; at++, size--)
        {
            if (random.Uniform() * size >= left) continue;
            chosen[count++] = order[at];
            left--;
        }

        return count;
    }

    /// <summary>The first places of a shuffle: fewer steps, where every unit of the stratum matters and few are drawn.</summary>
    private int Shuffle(int from, int size, int left, int count)
    {
        for (var i = 0; i < left; i++)
        {
            var with = from + i + random.Index(size - i);
            (order[from + i], order[with]) = (order[with], order[from + i]);
            chosen[count++] = order[from + i];
        }

        return count;
    }

    private int DrawIndependent()
    {
        var count = 0;
        foreach (var (from, to, ceiling) in classes)
        {
            var skip = Math.Log(1 - Math.Min(ceiling, 1 - 1e-12));
            for (var at = from; ; at++)
            {
                if (ceiling < 1) at += (int)Math.Min(Math.Log(random.Uniform()) / skip, int.MaxValue / 2);
                if (at >= to || at < 0) break;
                if (random.Uniform() * ceiling < units.Probability[order[at]]) chosen[count++] = order[at];
            }
        }

        return count;
    }
}
