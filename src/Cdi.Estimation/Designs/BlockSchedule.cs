using System.Collections.Immutable;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>Splits the rows of a corpus at random into a burn-in block and rounds, each in proportion to its labels (statistics §5, first form of
/// rounds).</summary>
internal static class BlockSchedule
{
    /// <summary>The blocks of a plan, in the order in which they are drawn.</summary>
    /// <remarks>
    /// Every row is in one block. A block of share s of the labels gets share s of the rows, so that the mean π is the same in
    /// all. A design that learns nothing from earlier blocks has one, unless the sample may stop
    /// between them. With fewer labels left
    /// than rounds, there are as many rounds as labels.
    /// </remarks>
    /// <param name="keys">Row keys of the whole corpus.</param>
    /// <param name="rows">Rows at risk: all but those labelled for certain.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="labels">Labels to draw among <paramref name="rows"/>: at least 1 and at most their number, unless there are no rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of labels does not fit the rows.</exception>
    public static ImmutableArray<SamplingBlock> Create(ReadOnlySpan<RowKey> keys, ReadOnlySpan<int> rows, SamplingPlan plan, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(labels.Count, rows.Length, nameof(labels));
        if (rows.IsEmpty) return [];
        ArgumentOutOfRangeException.ThrowIfLessThan(labels.Count, 1, nameof(labels));
        var (order, places) = Ordered(keys, rows, plan.Seed);
        var sizes = Divide(plan, labels.Count);
        var blocks = ImmutableArray.CreateBuilder<SamplingBlock>(sizes.Length);
        var (spent, start) = (0L, 0);
        for (var block = 0; block < sizes.Length; block++)
        {
            spent += sizes[block];

            // With x = rows/labels ≥ 1, ⌊(a+m)x⌋ − ⌊ax⌋ ≥ m: a block never has fewer rows than labels.
            var end = (int)(spent * rows.Length / labels.Count);
            var burnIn = block == 0 && plan.HasBlocks && plan.BurnIn > Labels.None;
            blocks.Add(new SamplingBlock([.. order[start..end]], new Labels(sizes[block]), burnIn) { Stretch = Stretch(places, start, end, plan.Seed) });
            start = end;
        }

        return blocks.MoveToImmutable();
    }

    /// <summary>The rows in random order, whatever order they come in, as long as their keys differ.</summary>
    /// <param name="keys">Row keys of the whole corpus.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="seed">Seed of the sample.</param>
    internal static int[] InRandomOrder(ReadOnlySpan<RowKey> keys, ReadOnlySpan<int> rows, ulong seed) => Ordered(keys, rows, seed).Rows;

    private static (int[] Rows, ulong[] Places) Ordered(ReadOnlySpan<RowKey> keys, ReadOnlySpan<int> rows, ulong seed)
    {
        var random = new CounterRandom(seed, RandomPurpose.Permutation);
        var order = rows.ToArray();
        var places = new ulong[rows.Length];
        for (var i = 0; i < order.Length; i++) places[i] = random.Bits(keys[order[i]]);
        Array.Sort(places, order);
        return (order, places);
    }

    // Bounds lie between places, so that the stretches of a schedule take every row; rows of one place on both sides of a bound have no stretch.
    private static RandomStretch? Stretch(ulong[] places, int start, int end, ulong seed)
    {
        if (start > 0 && places[start - 1] == places[start]) return null;
        if (end < places.Length && places[end - 1] == places[end]) return null;
        return new(seed, start == 0 ? 0 : places[start], end == places.Length ? ulong.MaxValue : places[end] - 1, end - start);
    }

    /// <summary>Labels per block; the first rounds take what does not divide.</summary>
    private static int[] Divide(SamplingPlan plan, int labels)
    {
        if (!plan.HasBlocks) return [labels];
        var burnIn = Math.Min(plan.BurnIn.Count, labels);
        var rest = labels - burnIn;
        var rounds = Math.Min(plan.Rounds, rest);
        var sizes = new List<int>(rounds + 1);
        if (burnIn > 0) sizes.Add(burnIn);
        for (var round = 0; round < rounds; round++) sizes.Add((rest / rounds) + (round < rest % rounds ? 1 : 0));
        return [.. sizes];
    }
}
