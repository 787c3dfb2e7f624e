using Cdi.Dsl.Lowering;
using static Cdi.Dsl.Emit.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the typed row of a study's corpus and the types of its outcomes.</summary>
internal static class RowEmitter
{
    /// <summary>Properties of the row, in the order of the columns; names that collide with members of a record get a suffix.</summary>
    public static IReadOnlyList<string> Properties(CorpusPlan corpus)
    {
        var names = new PropertyNames([.. PropertyNames.Inherited, "Row", "Key", "Read"]);
        return [.. corpus.Columns.Select(column => names.Next(column.PropertyName))];
    }

    public static EmittedSource Emit(StudyPlan study) => StudyFile.Of(
        study, "Row", [RuntimeNames.System, RuntimeNames.Corpus, RuntimeNames.Studies], $"public sealed partial class {study.TypeName}", writer =>
        {
            WriteRow(writer, study.Corpus);
            foreach (var outcome in study.Outcomes.Where(outcome => !outcome.IsNumeric)) WriteOutcome(writer, outcome);
        });

    private static void WriteRow(CodeWriter writer, CorpusPlan corpus)
    {
        var properties = Properties(corpus);
        writer.Lines(StudyFile.Element("summary", StudyFile.Sentence($"One text of corpus {corpus.Name} with its declared columns.", corpus.Documentation)));
        writer.Lines("/// <param name=\"Key\">What identifies the row.</param>");
        writer.Lines(corpus.Columns.Select((column, i) => $"/// <param name=\"{properties[i]}\">{Xml(Describe(column)).Replace("\n", " ")}</param>"));
        var parameters = corpus.Columns.Select((column, i) => $"{TypeOf(column.Type)} {properties[i]}");
        writer.Open($"public sealed record Row({string.Join(", ", new[] { "string Key" }.Concat(parameters))})");
        writer.Lines("/// <summary>Reads one row of the corpus.</summary>");
        writer.Lines("/// <param name=\"table\">The corpus.</param>");
        writer.Lines("/// <param name=\"row\">Index among the kept rows, from 0.</param>");
        writer.Open("public static Row Read(CorpusTable table, int row)");
        var cells = corpus.Columns.Select(column => $"cells.{ReaderOf(column.Type)}({Of(column.Name)})");
        writer.Lines("var cells = new RowReader(table, row);");
        writer.Lines($"return new Row({string.Join(", ", new[] { "cells.Key" }.Concat(cells))});");
        writer.Close().Close().Gap();
    }

    private static void WriteOutcome(CodeWriter writer, OutcomePlan outcome)
    {
        var members = OutcomeNames.Members(outcome);
        writer.Lines(StudyFile.Element("summary", StudyFile.Sentence($"An answer to outcome {outcome.Name}.", outcome.Documentation)));
        writer.Open($"public enum {OutcomeNames.TypeOf(outcome)}");
        for (var i = 0; i < members.Count; i++)
        {
            var option = outcome.Options[i];
            writer.Lines(StudyFile.Element("summary", StudyFile.Sentence($"{option.Key}: {option.Shown}", option.Documentation)));
            writer.Lines(members[i] + ",").Gap();
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
            _ => "empty where missing",
        };
        return StudyFile.Sentence($"Column {column.Name}, {kind}; {missing}.", column.Documentation);
    }

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Indicator => "bool?",
        ColumnType.Number => "double",
        ColumnType.Count => "long?",
        ColumnType.Date => "DateOnly?",
        _ => "string",
    };

    private static string ReaderOf(ColumnType type) => type switch
    {
        ColumnType.Indicator => "Indicator",
        ColumnType.Number => "Number",
        ColumnType.Count => "Count",
        ColumnType.Date => "Date",
        ColumnType.Factor or ColumnType.Ordered => "Level",
        _ => "Text",
    };
}
