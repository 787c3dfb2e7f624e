using System.Runtime.CompilerServices;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Rectification;

/// <summary>How often each row counts in a replicate: each unit a Poisson(1) number of times, scaled so that every cell keeps its size.</summary>
/// <remarks>
/// Multiplicities follow keys (Chamandy et al. 2012), so that the order of the file does not matter; scaled they are those of a draw with replacement. Units
/// are rows, and clusters where the variance sums over them. Cells are what the draw fixed: labelled and other rows of each stratum for draws of fixed size
/// (Rao and Wu 1988), the whole corpus for independent ones and for clusters. The only unit of a cell is counted as one of an independent draw. A number of
/// every row is held, for the four replicates that one block of random bits serves.
/// </remarks>
internal sealed class ResampledRows
{
    private const int Lanes = 4;

    // P(X ≤ k) of the Poisson distribution with mean 1, in multiples of 2⁻³², as long as it is less than 1 there.
    private static readonly uint[] Cumulative = [.. CumulativeShares()];

    private readonly ulong seed;
    private readonly RowKey[] keys;
    private readonly int[] cells;
    private readonly int[] sizes;
    private readonly int[] unitOf;
    private readonly double[][] counts;
    private readonly double[][] ofRows;
    private readonly double[] totals;
    private readonly bool isOneCell;
    private int drawn = -1;

    /// <summary>The units behind a fit.</summary>
    /// <param name="fit">What was solved; its rows have keys.</param>
    /// <param name="seed">The seed of the study.</param>
    public ResampledRows(IFit fit, ulong seed)
    {
        this.seed = seed;
        var rows = checked((int)fit.Sample.Rows);
        keys = new RowKey[rows];
        fit.Sample.KeyOf?.Read(0, keys);
        unitOf = [];
        if (fit.Clusters is { } clusterOf)
        {
            unitOf = new int[rows];
            clusterOf.Read(0, unitOf);
            keys = KeysOfClusters(keys, unitOf);
            cells = new int[keys.Length];
        }
        else
        {
            cells = ResamplingCells.Of(fit.Sample, fit.FixesSizes);
        }

        sizes = new int[cells.DefaultIfEmpty(0).Max() + 1];
        foreach (var cell in cells) sizes[cell]++;
        (totals, isOneCell) = (new double[sizes.Length], sizes.Count(size => size > 0) == 1);
        counts = [.. Enumerable.Range(0, Lanes).Select(_ => new double[keys.Length])];
        ofRows = unitOf.Length == 0 ? counts : [.. Enumerable.Range(0, Lanes).Select(_ => new double[rows])];
    }

    /// <summary>How often each row of the corpus counts in a replicate. Valid until another is asked for.</summary>
    /// <param name="replicate">Its number, from 0; four in turn share a block of random bits.</param>
    public IRowValues<double> Multiplicities(int replicate)
    {
        if (drawn != replicate / Lanes) Draw(replicate / Lanes);
        return new RowValues<double>(ofRows[replicate % Lanes]);
    }

    // The smallest key of its rows, which does not depend on their order.
    private static RowKey[] KeysOfClusters(RowKey[] keys, int[] clusters)
    {
        var smallest = new RowKey?[clusters.DefaultIfEmpty(-1).Max() + 1];
        for (var row = 0; row < clusters.Length; row++)
        {
            ref var known = ref smallest[clusters[row]];
            if (known is not { } before || keys[row].CompareTo(before) < 0) known = keys[row];
        }

        return [.. smallest.Select(key => key ?? default)];
    }

    private static IEnumerable<uint> CumulativeShares()
    {
        const double Words = 4294967296.0;
        var (share, cumulative) = (Math.Exp(-1), 0.0);
        for (var count = 1; ; share /= count++)
        {
            cumulative += share;
            if (Math.Floor(cumulative * Words) >= uint.MaxValue) yield break;
            yield return (uint)(cumulative * Words);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Draw(int block)
    {
        var random = new CounterRandom(seed, RandomPurpose.Bootstrap, block);
        var bounds = Cumulative;
        var (first, second, third, fourth) = (counts[0], counts[1], counts[2], counts[3]);
        for (var unit = 0; unit < keys.Length; unit++)
        {
            var words = random.Words(keys[unit]);
            first[unit] = Poisson(words.First, bounds);
            second[unit] = Poisson(words.Second, bounds);
            third[unit] = Poisson(words.Third, bounds);
            fourth[unit] = Poisson(words.Fourth, bounds);
        }

        for (var lane = 0; lane < Lanes; lane++)
        {
            ScaleCells(counts[lane]);
            for (var row = 0; row < unitOf.Length; row++) ofRows[lane][row] = counts[lane][unitOf[row]];
        }

        drawn = block;
    }

    // A cell of few units may come to none; it then counts as it is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScaleCells(double[] multiplicities)
    {
        if (isOneCell && multiplicities.Length > 1 && ColumnSums.Sum(multiplicities) is > 0 and var total)
        {
            var scale = multiplicities.Length / total;
            for (var unit = 0; unit < multiplicities.Length; unit++) multiplicities[unit] *= scale;
            return;
        }

        Array.Clear(totals);
        for (var unit = 0; unit < multiplicities.Length; unit++) totals[cells[unit]] += multiplicities[unit];
        for (var cell = 0; cell < totals.Length; cell++) totals[cell] = totals[cell] > 0 ? sizes[cell] / totals[cell] : 0;
        for (var unit = 0; unit < multiplicities.Length; unit++)
        {
            var cell = cells[unit];
            if (sizes[cell] > 1) multiplicities[unit] = totals[cell] > 0 ? multiplicities[unit] * totals[cell] : 1;
        }
    }

    // The quantile of the Poisson distribution with mean 1. Counts above 3 are one in fifty.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Poisson(uint uniform, uint[] bounds)
    {
        var count = (uniform >= bounds[0] ? 1 : 0) + (uniform >= bounds[1] ? 1 : 0) + (uniform >= bounds[2] ? 1 : 0) + (uniform >= bounds[3] ? 1 : 0);
        if (count == 4)
        {
            while (count < bounds.Length && uniform >= bounds[count]) count++;
        }

        return count;
    }
}
