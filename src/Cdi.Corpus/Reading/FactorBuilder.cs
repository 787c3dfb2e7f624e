using Cdi.Corpus.Unicode;

namespace Cdi.Corpus.Reading;

/// <summary>Collects a factor or ordered column; −1 where missing.</summary>
/// <remarks>A string that means "missing" elsewhere and is a declared level, or the reference, is a level.</remarks>
internal sealed class FactorBuilder : ColumnBuilder
{
    private readonly ColumnDefinition definition;
    private readonly List<string> levels;
    private readonly LevelCodes codes;
    private readonly char decimalMark;
    private readonly List<int> values = [];
    private ProblemTally outside;

    public FactorBuilder(ColumnSource source, ColumnDefinition definition, char decimalMark)
        : base(source with { Missing = source.Missing.Except(token => definition.Levels.Contains(token) || definition.Reference == token) })
    {
        this.definition = definition;
        this.decimalMark = decimalMark;
        levels = [.. definition.Levels];
        codes = new LevelCodes(Code);
    }

    /// <inheritdoc/>
    protected override string Expected => "a level";

    /// <inheritdoc/>
    public override IEnumerable<DataDiagnostic> Problems() =>
    [
        .. base.Problems(),
        .. outside.Report((place, value, further) => DataDiagnostics.ValueOutsideMap(
            Source.File, Source.Subject, Source.Column, place, value, levels, further, Lookalike.ExplainLoosely(value, levels))),
        .. ReferenceProblem(),
    ];

    /// <inheritdoc/>
    public override void Complete(CorpusColumns columns)
    {
        string[] ordered = definition.Levels.Count > 0
            ? [.. levels.OrderBy(level => level != definition.Reference)]
            : [.. levels.OrderBy(level => level != definition.Reference).ThenBy(level => level, StringComparer.Ordinal)];
        int[] renumbered = [.. levels.Select(level => Array.IndexOf(ordered, level))];
        columns.Factors.Add(definition.Name, new FactorColumn(ordered, values.Select(code => code < 0 ? -1 : renumbered[code]).ToArray()));
    }

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

    /// <summary>The code of a level: as it is written, in normal form C, or, where levels are declared, as a number or truth value.</summary>
    private int Code(string written)
    {
        var level = LabelSpelling.Composed(written);
        var code = levels.FindIndex(each => LabelSpelling.Composed(each) == level);
        if (code >= 0) return code;
        if (definition.Levels.Count > 0)
            return LabelSpelling.NumberIn(level, decimalMark) is { } value ? levels.FindIndex(each => LabelSpelling.NumberIn(each) == value) : -1;
        var isReference = definition.Reference is { } reference && LabelSpelling.NumberIn(reference) is { } number
            && LabelSpelling.NumberIn(level, decimalMark) == number;
        levels.Add(isReference && definition.Reference is { } known ? known : level);
        return levels.Count - 1;
    }

    private IEnumerable<DataDiagnostic> ReferenceProblem() =>
        definition.Reference is { } reference && values.Count > 0 && !levels.Contains(reference)
            ? [DataDiagnostics.LevelNotInFile(Source.File, Source.Subject, Source.Column, reference, MisspeltName.Find(reference, levels),
                levels.Order(StringComparer.Ordinal))]
            : [];
}
