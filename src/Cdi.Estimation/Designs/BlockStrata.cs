using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>The strata of one block: from each a number of rows is drawn that is fixed before the draw, and every row of it has the same π.</summary>
internal sealed class BlockStrata
{
    private readonly int[] sizes;

    private BlockStrata(int[][] places)
    {
        Places = places;
        sizes = Array.ConvertAll(places, own => own.Length);
        Least = StratumAllocation.Least(sizes);
    }

    /// <summary>The places in the block of the rows of each stratum that has some, in the order of the block; strata in the order of their codes.</summary>
    public int[][] Places { get; }

    /// <summary>The fewest labels with which every stratum has two, or all of its rows where it has fewer.</summary>
    public int Least { get; }

    /// <summary>The strata of a block.</summary>
    /// <param name="problem">A problem with strata.</param>
    /// <param name="block">The block.</param>
    public static BlockStrata Of(StudyProblem problem, SamplingBlock block)
    {
        var strata = problem.Strata.Span;
        var counts = new int[problem.StratumCount];
        foreach (var row in block.Rows) counts[strata[row]]++;
        var places = Array.ConvertAll(counts, count => new int[count]);
        Array.Clear(counts);
        for (var place = 0; place < block.Rows.Length; place++)
        {
            var stratum = strata[block.Rows[place]];
            places[stratum][counts[stratum]++] = place;
        }

        return new([.. places.Where(own => own.Length > 0)]);
    }

    /// <summary>π of the rows of the block: labels of the stratum by its rows, labels allocated to Nₕ((1 − τ)Sₕ/S̄ + τ), Sₕ the root mean square of the sizes
    /// in the stratum.</summary>
    /// <param name="own">u of the rows of the block, in its order; all equal for an allocation in proportion to rows.</param>
    /// <param name="labels">Labels of the block, no fewer than <see cref="Least"/>.</param>
    /// <param name="tau">τ, the share of the labels allocated in proportion to rows.</param>
    /// <param name="chances">π, one per row of the block; overwritten.</param>
    public void Chances(ReadOnlySpan<double> own, Labels labels, double tau, Span<double> chances)
    {
        // Where all u are equal, rounding shall not tell strata apart.
        var spreads = new double[sizes.Length];
        var mean = 0.0;
        var isEqual = !own.ContainsAnyExcept(own[0]);
        for (var stratum = 0; stratum < sizes.Length; stratum++)
        {
            foreach (var place in Places[stratum]) spreads[stratum] += own[place] * own[place] / sizes[stratum];
            spreads[stratum] = Math.Sqrt(spreads[stratum]);
            mean += spreads[stratum] * sizes[stratum] / own.Length;
        }

        var isUsable = !isEqual && mean > 0 && double.IsFinite(mean);
        foreach (ref var spread in spreads.AsSpan()) spread = isUsable ? ((1 - tau) * (spread / mean)) + tau : 1;
        var allocated = StratumAllocation.Of(sizes, spreads, labels);
        for (var stratum = 0; stratum < sizes.Length; stratum++)
        {
            foreach (var place in Places[stratum]) chances[place] = (double)allocated[stratum] / sizes[stratum];
        }
    }
}
