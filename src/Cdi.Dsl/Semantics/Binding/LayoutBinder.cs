using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Semantics.Vocabulary;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the settings of a corpus that say how its file writes cells: <c>delimiter</c> and <c>decimal</c>.</summary>
internal sealed class LayoutBinder(BlockReader reader)
{
    private static readonly string[] Delimiters = [",", ";", "|", "\t"];
    private static readonly string[] Decimals = [".", ","];

    /// <summary>The character between cells; null for the one of the format.</summary>
    /// <param name="format">The format; null where it is not known.</param>
    public string? Delimiter(CorpusFormat? format)
    {
        if (Character("delimiter", Delimiters) is not { } delimiter || reader.Value("delimiter") is not { } value) return null;
        var contradicts = format == CorpusFormat.Jsonl || (format == CorpusFormat.Tsv && reader.Attempted("format") && delimiter != "\t");
        if (!contradicts || format is null) return delimiter;
        reader.Context.Report(SchemaDiagnostics.DelimiterOfAnotherFormat(
            reader.Context.At(value), reader.Context.Source.Slice(value.Span), Choices.CorpusFormats.NameOf(format.Value)));
        return null;
    }

    /// <summary>The character before decimals; null for a point.</summary>
    public string? Decimal() => Character("decimal", Decimals) is "," ? "," : null;

    private string? Character(string name, string[] known)
    {
        if (reader.Value(name) is not { } value) return null;
        if (value is StringSyntax text && known.Contains(text.Value)) return text.Value;
        reader.Wrong<string>(name, value);
        return null;
    }
}
