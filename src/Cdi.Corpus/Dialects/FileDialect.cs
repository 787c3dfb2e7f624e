namespace Cdi.Corpus;

/// <summary>How a file writes its cells: what stands between them, before decimals and around texts.</summary>
internal sealed record FileDialect
{
    /// <summary>How rows are written.</summary>
    public CorpusFormat Format { get; init; } = CorpusFormat.Csv;

    /// <summary>The sheet of a workbook; null for the first that a spreadsheet shows, and for other formats.</summary>
    public string? Sheet { get; init; }

    /// <summary>The character between cells: <c>,</c>, <c>;</c>, tab or <c>|</c>. Means nothing where each row is a JSON object.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The character before decimals: <c>.</c> or <c>,</c>.</summary>
    public char Decimal { get; init; } = '.';

    /// <summary>What quotation marks mean.</summary>
    public Quoting Quotes { get; init; } = Quoting.Checked;

    /// <summary>How characters are written; every encoding listed is read.</summary>
    public TextEncoding Encoding { get; init; } = TextEncoding.Utf8;

    /// <summary>The dialect that a name promises: commas, or tabs for <c>.tsv</c> and <c>.tab</c>, or JSON for <c>.jsonl</c> and <c>.ndjson</c>, or a
    /// workbook for <c>.xlsx</c>.</summary>
    /// <param name="source">Path or URL of the file.</param>
    public static FileDialect NamedBy(string source)
    {
        var format = CorpusReader.FormatOf(source);
        return new FileDialect { Format = format, Delimiter = DelimiterOf(format) };
    }

    /// <summary>The dialect that a study declares.</summary>
    /// <param name="definition">What the study says about its corpus.</param>
    public static FileDialect Of(CorpusDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var format = definition.Format ?? CorpusReader.FormatOf(definition.Source);
        return new FileDialect
        {
            Format = format,
            Delimiter = definition.Delimiter ?? DelimiterOf(format),
            Decimal = definition.Decimal,
            Quotes = format == CorpusFormat.Xlsx ? Quoting.Double : definition.Quotes,
            Sheet = definition.Sheet,
        };
    }

    /// <summary>The settings of a <c>corpus</c> block that a spec needs to read such a file, each as <c>(name, value)</c>; empty where the name of the file
    /// says it all.</summary>
    /// <param name="source">Path or URL of the file.</param>
    /// <returns>Values as a spec writes them: <c>("delimiter", "\";\"")</c>.</returns>
    public IReadOnlyList<(string Setting, string Value)> Settings(string source)
    {
        var named = NamedBy(source);
        List<(string Setting, string Value)> settings = [];
        if (Format == CorpusFormat.Xlsx)
        {
            if (named.Format != CorpusFormat.Xlsx) settings.Add(("format", "xlsx"));
            if (Sheet is not null) settings.Add(("sheet", Quoted(Sheet)));
            return settings;
        }

        if (Format == CorpusFormat.Jsonl)
        {
            return named.Format == CorpusFormat.Jsonl ? settings : [("format", "jsonl")];
        }

        if (named.Format is CorpusFormat.Jsonl or CorpusFormat.Xlsx || !HasKnownExtension(source)) settings.Add(("format", Delimiter == '\t' ? "tsv" : "csv"));
        var promised = settings.Count == 0 ? named.Delimiter : Delimiter == '\t' ? '\t' : ',';
        if (promised != Delimiter) settings.Add(("delimiter", Delimiter == '\t' ? "\"\\t\"" : $"\"{Delimiter}\""));
        if (Decimal != '.') settings.Add(("decimal", $"\"{Decimal}\""));
        if (Quotes != Quoting.Checked) settings.Add(("quotes", Quotes == Quoting.None ? "none" : "double"));
        return settings;
    }

    private static char DelimiterOf(CorpusFormat format) => format == CorpusFormat.Tsv ? '\t' : ',';

    private static string Quoted(string name) =>
        $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static bool HasKnownExtension(string source) =>
        Path.GetExtension(source).ToUpperInvariant() is ".CSV" or ".TSV";
}
