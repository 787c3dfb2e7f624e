using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the settings of a corpus that say how its file writes cells: <c>sheet</c>, <c>delimiter</c>, <c>decimal</c> and <c>quotes</c>.</summary>
internal sealed class LayoutBinder(BlockReader reader)
{
    private static readonly string[] Delimiters = [",", ";", "|", "\t"];
    private static readonly string[] Decimals = [".", ","];

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
