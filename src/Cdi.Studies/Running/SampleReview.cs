using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Sums up how a sample was drawn.</summary>
internal static class SampleReview
{
    private const int Bins = 24;

    /// <summary>The facts of the study's own sample.</summary>
    public static DesignFacts Of(SampleBook samples, Labels budget)
    {
        var sample = samples.AsDrawn;
        return new()
        {
            Kind = sample.Design?.Kind,
            Budget = sample.Design is null ? sample.LabelsSpent : budget,
            Labels = sample.LabelsSpent,
            Examples = new(sample.Rounds.Where(round => round.Kind == SamplingRoundKind.Examples).Sum(round => round.Drawn.Count)),
            Rounds = sample.Rounds.Count(round => round.Kind == SamplingRoundKind.Round),
            Blocks = sample.Design is null ? [] : [.. Blocks(sample)],
            Inclusion = Summarise(sample.Probabilities.Span, sample.Labelled.Span),
        };
    }

    /// <summary>Texts of which people could not say what they are, for each annotated variable that has some.</summary>
    public static IReadOnlyList<ResponseFacts> Responses(StudyMaterial material, SampleBook samples) =>
    [
        .. material.Variables.Select((source, variable) => new ResponseFacts(
            source.Outcome.Name, source.Human.Name, samples.AsDrawnOf(variable).LabelsSpent.Count,
            AnsweredSample.CannotSay(samples.AsDrawnOf(variable), variable), source.Human.Nonresponse ?? default)).Where(facts => facts.CannotSay > 0),
    ];

    /// <summary>The names of a sample's blocks, in the order of their draw.</summary>
    public static IReadOnlyList<string> BlockNames(DrawnSample sample)
    {
        var rounds = 0;
        return [.. sample.Rounds.Select(block => block.Kind switch
        {
            SamplingRoundKind.Given => DesignFacts.Given,
            SamplingRoundKind.Certain => "certain",
            SamplingRoundKind.Examples => "examples",
            SamplingRoundKind.NotReached => "not reached",
            SamplingRoundKind.BurnIn => "burn-in",
            SamplingRoundKind.Round => FormattableString.Invariant($"round {++rounds}"),
            _ => throw new InvalidOperationException($"The block kind {block.Kind} has no name."),
        })];
    }

    private static IEnumerable<RoundFacts> Blocks(DrawnSample sample) =>
        sample.Rounds.Zip(BlockNames(sample), (block, name) =>
            new RoundFacts(name, block.Rows, block.Drawn, block.SmallestProbability, block.LargestProbability));

    private static InclusionSummary Summarise(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labelled)
    {
        var sorted = probabilities.ToArray();
        Array.Sort(sorted);
        var (certain, weight) = (0, 0.0);
        for (var row = 0; row < probabilities.Length; row++)
        {
            if (probabilities[row] >= 1) certain++;
            if (labelled[row]) weight = Math.Max(weight, 1 / probabilities[row]);
        }

        return new()
        {
            Smallest = sorted[0],
            Median = sorted[sorted.Length / 2],
            Largest = sorted[^1],
            Certain = certain,
            LargestWeight = weight,
            Histogram = Histogram(probabilities, labelled, sorted[0], sorted[^1]),
        };
    }

    private static InclusionBin[] Histogram(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labelled, double least, double most)
    {
        // Probabilities that differ by rounding only are one bar, not a histogram of rounding errors.
        var bins = most > least * (1 + 1e-9) ? Bins : 1;
        var (counts, drawn) = (new int[bins], new int[bins]);
        var width = Math.Log(most / least) / bins;
        for (var row = 0; row < probabilities.Length; row++)
        {
            var bin = bins == 1 ? 0 : Math.Clamp((int)(Math.Log(probabilities[row] / least) / width), 0, bins - 1);
            counts[bin]++;
            if (labelled[row]) drawn[bin]++;
        }

        return [.. Enumerable.Range(0, bins).Select(bin => new InclusionBin(
            bin == 0 ? least : least * Math.Exp(bin * width), bin == bins - 1 ? most : least * Math.Exp((bin + 1) * width), counts[bin], drawn[bin]))];
    }
}
