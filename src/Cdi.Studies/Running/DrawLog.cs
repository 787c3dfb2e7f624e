using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Writes down every sample of a run, text by text, for those who check it.</summary>
internal sealed class DrawLog(StudyMaterial material)
{
    private readonly ReadOnlyMemory<long> rows = Enumerable.Range(0, material.Table.Rows).Select(row => material.Table.Place(row).Row).ToArray();
    private readonly IReadOnlyList<string> keys = material.Table.IsKeyed ? [.. Enumerable.Range(0, material.Table.Rows).Select(material.Table.Key)] : [];

    /// <summary>The samples of a run: the study's own first, then those of other designs in their order.</summary>
    public IReadOnlyList<SampleDraws> Of(SampleBook samples) => [.. samples.All.Select(each => Of(each.Name, each.Sample))];

    private SampleDraws Of(string name, DrawnSample sample) => new()
    {
        Design = name,
        Method = sample.Method,
        Rows = rows,
        Keys = keys,
        Blocks = SampleReview.BlockNames(sample),
        BlockOf = sample.Blocks,
        StratumOf = sample.Design is { IsStratified: true } ? sample.Groups : ReadOnlyMemory<int>.Empty,
        Probabilities = sample.Probabilities,
        Drawn = Drawn(sample),
        Labelled =
        [
            .. material.Variables.Select((variable, index) => (variable.Outcome.Name, Index: index))
                .DistinctBy(each => each.Name).Select(each => new OutcomeLabels(each.Name, IsKnown(sample.Labels[each.Index]))),
        ],
    };

    // Who could not say what a text is was asked all the same.
    private static ReadOnlyMemory<bool> Drawn(DrawnSample sample)
    {
        if (sample.CannotSay.IsDefaultOrEmpty || sample.CannotSay.All(said => said.IsEmpty)) return sample.Labelled;
        var drawn = sample.Labelled.ToArray();
        for (var row = 0; row < drawn.Length; row++) drawn[row] |= sample.CannotSay.Any(said => !said.IsEmpty && said.Span[row]);
        return drawn;
    }

    private static bool[] IsKnown(ReadOnlyMemory<double> labels)
    {
        var known = new bool[labels.Length];
        for (var row = 0; row < known.Length; row++) known[row] = !double.IsNaN(labels.Span[row]);
        return known;
    }
}
