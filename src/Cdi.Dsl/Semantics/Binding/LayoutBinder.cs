using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the settings that say which file is meant and how it writes cells: <c>sha256</c>, <c>format</c>, <c>sheet</c>, <c>delimiter</c>,
/// <c>decimal</c> and <c>quotes</c>.</summary>
internal sealed class LayoutBinder(BlockReader reader)
{
    private static readonly string[] Delimiters = [",", ";", "|", "\t"];
    private static readonly string[] Decimals = [".", ","];

    /// <summary>The hash of the file in lower case; null where not given.</summary>
    public Located<string>? Sha256()
    {
        if (reader.String("sha256") is not { } hash) return null;
        var digits = hash.Value.ToLowerInvariant();
        if (digits.Length == 64 && digits.All(digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f'))) return hash with { Value = digits };
        reader.Context.Report(SchemaDiagnostics.WrongValue(
            hash.Place, "sha256", "a string of 64 hexadecimal digits", $"one of {digits.Length} characters"));
        return null;
    }

    /// <summary>A source without the query of an address, which may hold dots of its own.</summary>
    private static string PathOf(string source)
    {
        var query = source.StartsWith("http", StringComparison.OrdinalIgnoreCase) && source.Contains("://") ? source.IndexOfAny(['?', '#']) : -1;
        return query < 0 ? source : source.Substring(0, query);
    }

    /// <summary>How the file is written, as the block says or the name of the file; null, and reported, where neither does.</summary>
    /// <param name="source">The file; null where it is not known.</param>
    public Located<CorpusFormat>? Format(Located<string>? source)
    {
        if (reader.Attempted("format") || source is null) return reader.Choice("format", Choices.CorpusFormats);
        var file = PathOf(source.Value);
        var extension = file.Substring(file.LastIndexOf('.') + 1).ToLowerInvariant();
        if (Choices.CorpusFormats.Find(extension) is { } format) return new Located<CorpusFormat>(format.Value, source.Place);
        if (reader.Attempted("delimiter")) return null;
        reader.Context.Report(SchemaDiagnostics.Missing(
            source.Place, reader.Subject, "`format`, and the name of the file does not say it", extension switch
            {
                "xls" or "xlsb" or "ods" => "Save it as `Excel workbook (.xlsx)`, or the sheet as `CSV UTF-8`, and name that file.",
                "xlsm" => "Add `format = xlsx`; macros are not run.",
                "sav" or "dta" or "parquet" or "rds" =>
                    $"Files `.{extension}` are not read: write a CSV file of it, `write.csv` in R or `to_csv` in pandas, and name that file.",
                _ => "Add `format = csv`, `tsv`, `jsonl` or `xlsx`.",
            }));
        return null;
    }

    /// <summary>The character between cells; null for the one of the format.</summary>
    /// <param name="format">The format; null where it is not known.</param>
    public string? Delimiter(CorpusFormat? format)
    {
        if (Character("delimiter", Delimiters) is not { } delimiter) return null;
        var contradicts = format is CorpusFormat.Jsonl or CorpusFormat.Xlsx || (format == CorpusFormat.Tsv && reader.Attempted("format") && delimiter != "\t");
        return contradicts && Refused("delimiter", format) ? null : delimiter;
    }

    /// <summary>The character before decimals; null for a point.</summary>
    /// <param name="format">The format; null where it is not known.</param>
    public string? Decimal(CorpusFormat? format)
    {
        if (Character("decimal", Decimals) is not "," || (format == CorpusFormat.Xlsx && Refused("decimal", format))) return null;
        return ",";
    }

    /// <summary>What quotation marks mean; null where cells that look as if they held rows are refused.</summary>
    /// <param name="format">The format; null where it is not known.</param>
    public Quoting? Quotes(CorpusFormat? format)
    {
        if (reader.Choice("quotes", Choices.Quotes) is not { } quotes || (format == CorpusFormat.Xlsx && Refused("quotes", format))) return null;
        return quotes.Value;
    }

    /// <summary>The sheet of a workbook; null for the first one.</summary>
    /// <param name="format">The format; null where it is not known.</param>
    public string? Sheet(CorpusFormat? format)
    {
        if (reader.String("sheet") is not { } sheet || (format is not (null or CorpusFormat.Xlsx) && Refused("sheet", format))) return null;
        return sheet.Value;
    }

    private bool Refused(string setting, CorpusFormat? format)
    {
        if (format is not { } known || reader.Value(setting) is not { } value) return false;
        reader.Context.Report(SchemaDiagnostics.LayoutOfAnotherFormat(
            reader.Context.At(value), setting, reader.Context.Source.Slice(value.Span), Choices.CorpusFormats.NameOf(known)));
        return true;
    }

    private string? Character(string name, string[] known)
    {
        if (reader.Value(name) is not { } value) return null;
        if (value is StringSyntax text && known.Contains(text.Value)) return text.Value;
        reader.Wrong<string>(name, value);
        return null;
    }
}
