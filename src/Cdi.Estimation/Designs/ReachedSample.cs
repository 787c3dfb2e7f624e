using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>What rounds that were drawn say of the whole corpus, where rows of further rounds were never at risk.</summary>
/// <remarks>
/// Blocks split the rows at random, so that those reached are a simple random sample of the rows at risk: a row had the chance (rows reached)/(rows) of being
/// among them, and then π of its block. The product is the π by which its label counts. Of a draw from strata the labels of a stratum are a simple random
/// sample of its rows, in whichever blocks these are: π is the stratum's labels by its rows.
/// </remarks>
internal static class ReachedSample
{
    /// <summary>The sample with π over the whole corpus.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="sample">The rounds so far, each with its labels.</param>
    /// <returns>The sample itself where every row was at risk; null where a stratum has rows and fewer labels than two, or than rows.</returns>
    public static DrawnSample? Of(StudyProblem problem, DrawnSample sample)
    {
        var fixedRows = sample.Rounds.Where(round => !IsDrawn(round.Kind)).Sum(round => round.Rows);
        var reached = sample.Rounds.Where(round => IsDrawn(round.Kind)).Sum(round => round.Rows);
        var atRisk = sample.Labelled.Length - fixedRows;
        if (reached == atRisk) return sample;
        var (probabilities, blocks) = (sample.Probabilities.ToArray(), sample.Blocks.ToArray());
        var (share, left) = (reached / (double)atRisk, sample.Rounds.Length);
        for (var row = 0; row < blocks.Length; row++)
        {
            // 0 where a row was not at risk yet.
            if (probabilities[row] == 0) (blocks[row], probabilities[row]) = (left, MeanOf(sample, atRisk));
            else if (IsDrawn(sample.Rounds[blocks[row]].Kind)) probabilities[row] *= share;
        }

        var rest = new SamplingRound(SamplingRoundKind.NotReached, atRisk - reached, Labels.None, MeanOf(sample, atRisk), MeanOf(sample, atRisk));
        var whole = sample with { Probabilities = probabilities, Blocks = blocks, Rounds = sample.Rounds.Add(rest) };
        return sample.Design is { IsStratified: true } ? ByStrata(problem, whole) : whole;
    }

    /// <summary>Whether chance decided in a round who is labelled.</summary>
    private static bool IsDrawn(SamplingRoundKind kind) => kind is SamplingRoundKind.BurnIn or SamplingRoundKind.Round;

    private static double MeanOf(DrawnSample sample, int atRisk) =>
        sample.Rounds.Where(round => IsDrawn(round.Kind)).Sum(round => round.Drawn.Count) / (double)atRisk;

    private static DrawnSample? ByStrata(StudyProblem problem, DrawnSample whole)
    {
        var strata = problem.Strata.Span;
        var blocks = whole.Blocks.Span;
        var last = whole.Rounds.Length;
        var (rows, labels, groups) = (new int[problem.StratumCount], new int[problem.StratumCount], new int[blocks.Length]);
        for (var row = 0; row < groups.Length; row++)
        {
            if (IsCertain(blocks[row])) continue;
            rows[strata[row]]++;
            if (whole.Labelled.Span[row]) labels[strata[row]]++;
        }

        for (var stratum = 0; stratum < rows.Length; stratum++)
        {
            if (labels[stratum] < Math.Min(2, rows[stratum])) return null;
        }

        var probabilities = whole.Probabilities.ToArray();
        for (var row = 0; row < groups.Length; row++)
        {
            if (!IsCertain(blocks[row])) probabilities[row] = labels[strata[row]] / (double)rows[strata[row]];
            groups[row] = IsCertain(blocks[row]) ? blocks[row] : last + strata[row];
        }

        // Numbered without gaps.
        var places = groups.Distinct().Order().Select((group, place) => (group, place)).ToDictionary(each => each.group, each => each.place);
        return whole with { Probabilities = probabilities, Groups = Array.ConvertAll(groups, group => places[group]) };

        bool IsCertain(int block) => whole.Rounds[block].Kind is SamplingRoundKind.Certain or SamplingRoundKind.Examples;
    }
}
