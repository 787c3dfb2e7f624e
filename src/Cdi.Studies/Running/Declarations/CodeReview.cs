using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Looks for codes of "no answer" that are read as numbers: of columns, and of labels without declared bounds.</summary>
internal static class CodeReview
{
    /// <summary>What was found, in the order of the spec: columns, then labels.</summary>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material)
    {
        var (table, corpus) = (material.Table, material.Definition.Corpus);
        foreach (var column in corpus.Columns.Where(column => column is { Type: ColumnType.Number or ColumnType.Count, Computed: null, Basis: null }))
        {
            foreach (var found in Of(table, $"corpus.{corpus.Name}.{column.Name}", $"column `{column.Name}`", table.Numbers(column.Name).Span))
                yield return found;
        }

        foreach (var source in material.Variables.Where(each => each.Outcome is { IsNumeric: true } outcome && !IsBounded(outcome)))
        {
            foreach (var (record, who) in new[] { (source.Human.RecordedLabel, source.Human.Name), (source.Llm?.RecordedLabel, source.Llm?.Name) })
            {
                if (record is null) continue;
                foreach (var found in Of(table, record, $"the labels of `{who}`", table.RecordedNumbers(record).Span)) yield return found;
            }
        }
    }

    private static IEnumerable<DataDiagnostic> Of(CorpusTable table, string subject, string name, ReadOnlySpan<double> numbers) =>
        SentinelDetector.Find(numbers).Select(code => DataDiagnostics.CodeReadAsNumber(table.File, subject, name, code.Value, code.Rows, code.Reason));

    private static bool IsBounded(OutcomeDefinition outcome) =>
        outcome is { Minimum: { } low, Maximum: { } high } && double.IsFinite(low) && double.IsFinite(high);
}
