namespace Cdi.Corpus;

/// <summary>The typed columns of a table, by name.</summary>
internal sealed class CorpusColumns
{
    public IReadOnlyList<string>? Keys { get; set; }

    public Dictionary<string, double[]> Numbers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, IReadOnlyList<string>> Texts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FactorColumn> Factors { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, LabelColumn> Labels { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, double[]> RecordedNumbers { get; } = new(StringComparer.Ordinal);

    /// <summary>What the doubles of <see cref="Numbers"/> leave of decimals; none where that is not kept.</summary>
    public Dictionary<string, double[]> Rests { get; } = new(StringComparer.Ordinal);

    /// <summary>What the doubles of <see cref="RecordedNumbers"/> leave of decimals; none where that is not kept.</summary>
    public Dictionary<string, double[]> RecordedRests { get; } = new(StringComparer.Ordinal);

    /// <summary>The same columns at other rows.</summary>
    public CorpusColumns Take(int[] rows)
    {
        var taken = new CorpusColumns { Keys = Keys is { } keys ? Array.ConvertAll(rows, row => keys[row]) : null };
        foreach (var (name, values) in Numbers) taken.Numbers.Add(name, Array.ConvertAll(rows, row => values[row]));
        foreach (var (name, values) in Texts) taken.Texts.Add(name, Array.ConvertAll(rows, row => values[row]));
        foreach (var (name, factor) in Factors) taken.Factors.Add(name, factor with { Codes = Codes(factor.Codes, rows) });
        foreach (var (name, labels) in Labels) taken.Labels.Add(name, labels with { Codes = Codes(labels.Codes, rows) });
        foreach (var (name, values) in RecordedNumbers) taken.RecordedNumbers.Add(name, Array.ConvertAll(rows, row => values[row]));
        foreach (var (name, values) in Rests) taken.Rests.Add(name, Array.ConvertAll(rows, row => values[row]));
        foreach (var (name, values) in RecordedRests) taken.RecordedRests.Add(name, Array.ConvertAll(rows, row => values[row]));
        return taken;
    }

    private static int[] Codes(ReadOnlyMemory<int> codes, int[] rows) => Array.ConvertAll(rows, row => codes.Span[row]);
}
