using System.Collections.Immutable;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <content>Draws from strata.</content>
public sealed partial class AdaptiveSampling
{
    /// <summary>The first block that has too few labels for its strata, as a failure; null where there is none.</summary>
    private SamplingFailure? StrataRefusal(ImmutableArray<SamplingBlock> blocks)
    {
        foreach (var (index, block) in blocks.Index())
        {
            var strata = BlockStrata.Of(problem, block);
            if (strata.Least > block.Labels.Count)
                return new SamplingFailure.StrataExceedLabels(strata.Places.Length, new Labels(strata.Least), block.Labels, index);
        }

        return null;
    }

    /// <summary>The sample, of which it is known which rows were drawn together: where a design draws from strata, those of a stratum of a block.</summary>
    private DrawnSample Grouped(DrawnSample sample)
    {
        if (sample.Design is not { IsStratified: true }) return sample;
        var strata = problem.Strata.Span;
        var blocks = sample.Blocks.Span;
        var groups = new int[blocks.Length];
        for (var row = 0; row < groups.Length; row++)
        {
            var isDrawn = sample.Rounds[blocks[row]].Kind is SamplingRoundKind.BurnIn or SamplingRoundKind.Round;
            groups[row] = checked((blocks[row] * problem.StratumCount) + (isDrawn ? strata[row] : 0));
        }

        // Numbered without gaps.
        var places = new Dictionary<int, int>();
        foreach (var group in groups.Distinct().Order()) places.Add(group, places.Count);
        return sample with { Groups = Array.ConvertAll(groups, group => places[group]) };
    }
}
