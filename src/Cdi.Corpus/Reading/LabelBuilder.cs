using Cdi.Corpus.Unicode;

namespace Cdi.Corpus.Reading;

/// <summary>Collects the recorded labels of an annotator through their map; −1 where there is no answer.</summary>
/// <remarks>A string that means "missing" elsewhere and has a place in the map is a label: Namibia's <c>NA</c>.</remarks>
internal sealed class LabelBuilder : ColumnBuilder
{
    private readonly RecordedLabels labels;
    private readonly LevelCodes codes;
    private readonly List<int> values = [];
    private readonly string[] known;
    private ProblemTally outside;

    public LabelBuilder(ColumnSource source, RecordedLabels labels, char decimalMark)
        : base(source with { Missing = source.Missing.Except(token => labels.Map.Code(token, decimalMark) >= 0) })
    {
        this.labels = labels;
        known = [.. labels.Map.Entries.Select(entry => entry.Raw)];
        codes = new LevelCodes(raw => labels.Map.Code(raw, decimalMark));
    }

    /// <inheritdoc/>
    protected override string Expected => "a label";

    /// <inheritdoc/>
    public override IEnumerable<DataDiagnostic> Problems() =>
    [
        .. base.Problems(),
        .. outside.Report((place, value, further) => DataDiagnostics.ValueOutsideMap(
            Source.File, Source.Subject, Source.Column, place, value, known, further, Lookalike.ExplainLoosely(value, known))),
    ];

    /// <inheritdoc/>
    public override void Complete(CorpusColumns columns) =>
        columns.Labels.Add(labels.Name, new LabelColumn(labels.Map.Options, values.ToArray()));

    /// <inheritdoc/>
    protected override bool AppendValue(ReadOnlySpan<byte> value, RowPlace place)
    {
        var code = codes[value];
        if (code < 0) outside.Add(place, value);
        values.Add(code);
        return true;
    }

    /// <inheritdoc/>
    protected override void AppendMissing() => values.Add(-1);
}
