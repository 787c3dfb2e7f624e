using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Emit.Encoders.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the typed row of a study's corpus and the types of its outcomes.</summary>
internal static class RowEmitter
{
    public static EmittedSource Emit(StudyPlan study, StudyNames names) => names.File.Of("Row", [], writer =>
    {
        WriteRow(writer, study.Corpus, names);
        foreach (var outcome in study.Outcomes.Where(outcome => !outcome.IsNumeric)) WriteOutcome(writer, outcome, names.Of(outcome));
    });

    private static void WriteRow(CodeWriter writer, CorpusPlan whole, StudyNames names)
    {
        var corpus = whole with { Columns = whole.Columns.Where(column => !column.IsImplied).ToEquatableArray() };
        writer.Summary(StudyFile.Sentence($"One text of corpus {corpus.Name} with its declared columns.", corpus.Documentation));
        writer.Lines($"/// <param name=\"Key\">What identifies the row.</param>");
        for (var i = 0; i < corpus.Columns.Count; i++) writer.Parameter(names.Columns[i], Describe(corpus.Columns[i]));
        var parameters = corpus.Columns.Select<ColumnPlan, CSharpCode>((column, i) => $"{TypeOf(column.Type)} {names.Columns[i]}");
        writer.Lines(StudyFile.Attribute).Open($"public sealed record Row({CSharpCode.Joined($", ", parameters.Prepend((CSharpCode)$"string Key"))})");
        writer.Lines($$"""
            /// <summary>Reads one row of the corpus. A <see cref="Reader"/> reads many, and looks up the columns once.</summary>
            /// <param name="table">The corpus.</param>
            /// <param name="row">Index among the kept rows, from 0.</param>
            public static {{names.Root}}.Row Read({{RuntimeNames.CorpusTable}} table, int row) => new Reader(table).Read(row);
            """).Gap();
        WriteReader(writer, corpus, names);
        writer.Close().Gap();
    }

    private static void WriteReader(CodeWriter writer, CorpusPlan corpus, StudyNames names)
    {
        writer.Lines($"/// <summary>Reads the rows of a corpus.</summary>").Lines($"/// <param name=\"table\">The corpus.</param>");
        writer.Lines(StudyFile.Attribute).Open($"public sealed class Reader({RuntimeNames.CorpusTable} table)");
        for (var i = 0; i < corpus.Columns.Count; i++)
            writer.Lines($"private readonly {Cells(corpus.Columns[i].Type)} column{i} = table.{Source(corpus.Columns[i].Type)}({Of(corpus.Columns[i].Name)});");
        var cells = corpus.Columns.Select((column, i) => Cell(column.Type, $"column{i}"));
        writer.Gap().Lines($"/// <summary>One row.</summary>").Lines($"/// <param name=\"row\">Index among the kept rows, from 0.</param>");
        writer.Lines($"public {names.Root}.Row Read(int row) => new({CSharpCode.Joined($", ", cells.Prepend((CSharpCode)$"table.Key(row)"))});");
        writer.Close();
    }

    private static void WriteOutcome(CodeWriter writer, OutcomeDefinition outcome, OutcomeNames names)
    {
        writer.Summary(StudyFile.Sentence($"An answer to outcome {outcome.Name}.", outcome.Documentation));
        writer.Lines(StudyFile.Attribute).Open($"public enum {names.Enumeration}");
        for (var i = 0; i < names.Members.Count; i++)
        {
            var option = outcome.Options[i];
            writer.Summary(StudyFile.Sentence($"{option.Key}: {option.Shown}", option.Documentation));
            writer.Lines($"{names.Members[i]},").Gap();
        }

        writer.Close().Gap();
    }

    private static string Describe(ColumnPlan column)
    {
        var kind = column.Type.ToString().ToLowerInvariant();
        var missing = column.Type switch
        {
            ColumnType.Indicator or ColumnType.Count or ColumnType.Date => "null where missing",
            ColumnType.Number => "NaN where missing",
            ColumnType.Text or ColumnType.Factor or ColumnType.Ordered or ColumnType.Image or ColumnType.Id => "empty where missing",
        };
        return StudyFile.Sentence($"Column {column.Name}, {kind}; {missing}.", column.Documentation);
    }

    private static CSharpCode TypeOf(ColumnType type) => type switch
    {
        ColumnType.Indicator => (CSharpCode)$"bool?",
        ColumnType.Number => $"double",
        ColumnType.Count => $"long?",
        ColumnType.Date => $"{RuntimeNames.DateOnly}?",
        ColumnType.Text or ColumnType.Factor or ColumnType.Ordered or ColumnType.Image or ColumnType.Id => $"string",
    };

    private static CSharpCode Cells(ColumnType type) => type switch
    {
        ColumnType.Indicator or ColumnType.Number or ColumnType.Count => RuntimeNames.Numbers,
        ColumnType.Factor or ColumnType.Ordered => RuntimeNames.FactorColumn,
        ColumnType.Text or ColumnType.Date or ColumnType.Image or ColumnType.Id => RuntimeNames.ListOfTexts,
    };

    private static CSharpCode Source(ColumnType type) => type switch
    {
        ColumnType.Indicator or ColumnType.Number or ColumnType.Count => (CSharpCode)$"Numbers",
        ColumnType.Factor or ColumnType.Ordered => $"Factor",
        ColumnType.Text or ColumnType.Date or ColumnType.Image or ColumnType.Id => $"Texts",
    };

    private static CSharpCode Cell(ColumnType type, CSharpCode cells) => type switch
    {
        ColumnType.Indicator => (CSharpCode)$"{RuntimeNames.Cells}.Indicator({cells}, row)",
        ColumnType.Number => $"{cells}.Span[row]",
        ColumnType.Count => $"{RuntimeNames.Cells}.Count({cells}, row)",
        ColumnType.Date => $"{RuntimeNames.Cells}.Date({cells}, row)",
        ColumnType.Factor or ColumnType.Ordered => $"{RuntimeNames.Cells}.Level({cells}, row)",
        ColumnType.Text or ColumnType.Image or ColumnType.Id => $"{cells}[row]",
    };
}
