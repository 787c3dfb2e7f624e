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
}
