using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the settings of <c>recorded</c> that name a file of its own, and say how its rows go with the texts.</summary>
internal sealed class LabelFileBinder(BlockReader reader)
{
    private static readonly string[] Needing = ["key", "annotator", "only", "sha256", "format", "sheet", "delimiter", "decimal", "quotes", "missing"];

    /// <summary>The file; null where the columns are those of the corpus.</summary>
    /// <param name="areSeveral">Whether several annotators may have labelled each text.</param>
    public LabelFileModel? Bind(bool areSeveral)
    {
        if (!reader.Attempted("source"))
        {
            if (!reader.IsIncomplete && Needing.FirstOrDefault(reader.Attempted) is { } first) ReportNoSource(first);
            return null;
        }

        reader.Require("key", "Name the column of that file that says which text a row is about: `key = id`.");
        var source = reader.String("source");
        var layout = new LayoutBinder(reader);
        var format = layout.Format(source)?.Value;
        var annotator = reader.Name("annotator");
        return new LabelFileModel(
            source,
            reader.Name("key"),
            annotator,
            Only(annotator, areSeveral),
            layout.Sha256()?.Value,
            format,
            layout.Sheet(format),
            layout.Delimiter(format),
            layout.Decimal(format),
            layout.Quotes(format),
            reader.Strings("missing"));
    }

    private void ReportNoSource(string setting) => reader.Context.Report(SchemaDiagnostics.Missing(
        reader.Place, reader.Subject, "`source`",
        $"Name the file that `{setting}` is about, `source = \"coders.csv\"`, or leave `{setting}` out: the column is then one of the corpus."));

    private EquatableArray<string> Only(Located<string>? annotator, bool areSeveral)
    {
        var only = reader.Value("only") is StringSyntax one ? new[] { one.Value }.ToEquatableArray() : reader.Strings("only") ?? [];
        if (!only.IsEmpty && !reader.Attempted("annotator"))
        {
            reader.Context.Report(SchemaDiagnostics.Missing(
                reader.Place, reader.Subject, "`annotator`", "Name the column that says who gave each label: `annotator = coder`."));
        }

        if (areSeveral || annotator is null || only.Count == 1 || (only.IsEmpty && !reader.Lacks("only"))) return only;
        reader.Context.Report(SchemaDiagnostics.Missing(
            annotator.Place, reader.Subject, "one annotator under `only`",
            "A model gives one answer to each text: name it as that column does, `only = \"gpt-4o\"`."));
        return only;
    }
}
