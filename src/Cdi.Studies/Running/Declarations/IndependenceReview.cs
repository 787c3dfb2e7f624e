using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Looks for labels that are not independent of each other: a model whose answers are the humans', a column that repeats them.</summary>
internal static class IndependenceReview
{
    // A model that is right in 99.5 % of texts agrees in 100 with probability .61, one that is right in 95 % with .006.
    private const int Many = 100;
    private const int Fewest = 20;

    // Of a model that errs less, nobody can say whether a column knows better.
    private const int FewestErrors = 5;
    private const double NearlyAllErrors = 0.9;

    /// <summary>What was found, in the order of the spec.</summary>
    public static IReadOnlyList<DataDiagnostic> Of(StudyMaterial material)
    {
        var found = new List<DataDiagnostic>();
        foreach (var source in material.Variables.DistinctBy(each => (each.Human.Name, each.Llm?.Name)))
        {
            if (source.Human.RecordedLabel is not { } record) continue;
            var labels = HumanLabels.Read(material.Table, record, source.Outcome.IsNumeric);
            if (material.Definition.Sampling.Given is not null && source.Llm is { } llm && Agreement(material, source, llm, labels) is { } agreement)
                found.Add(agreement);
            found.AddRange(Copies(material, source, labels).Where(copy => !found.Contains(copy)));
        }

        return found;
    }

    private static DataDiagnostic? Agreement(StudyMaterial material, VariableSource source, LlmDefinition llm, HumanLabels labels)
    {
        if (llm.RecordedLabel is not { } record) return null;
        var answers = HumanLabels.Read(material.Table, record, source.Outcome.IsNumeric);
        var both = labels.Rows.Where(answers.Has).ToList();
        if (both.Count < Fewest || labels.RelationOf(answers, both, source.Outcome.IsNumeric) is not { } relation) return null;
        return both.Count >= Many
            ? DataDiagnostics.ModelEqualsHumans(material.Table.File, record, llm.Name, source.Human.Name, both.Count, relation)
            : DataDiagnostics.ModelEqualsHumansInFew(material.Table.File, record, llm.Name, source.Human.Name, both.Count, relation);
    }

    private static IEnumerable<DataDiagnostic> Copies(StudyMaterial material, VariableSource source, HumanLabels labels)
    {
        var table = material.Table;
        var columns = material.Definition.Corpus.Columns.Where(column => column.Computed is null).ToList();
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns.OrderBy(column => column.Conditions.Count > 0))
        {
            // What is computed from a column that repeats the labels, or reads it once more, is no finding of its own.
            var origin = column.Conditions is [var condition, ..] ? columns.Find(each => each.Name == condition.Column) ?? column : column;
            if (told.Contains(origin.SourceColumn) || Relation(table, column, labels) is not { } relation) continue;
            told.Add(origin.SourceColumn);
            yield return DataDiagnostics.ColumnEqualsHumans(
                table.File, $"corpus.{material.Definition.Corpus.Name}.{column.Name}", column.Name, relation, source.Human.Name, labels.Rows.Count);
        }

        foreach (var near in NearCopies(material, source, labels, [.. columns.Where(column => !told.Contains(column.SourceColumn))])) yield return near;

        if (source.Llm?.RecordedConfidence is { } confidence && labels.RelationTo(table.RecordedNumbers(confidence)) is { } related)
        {
            yield return DataDiagnostics.ColumnEqualsHumans(
                table.File, confidence, $"confidence of {source.Llm.Name}", related, source.Human.Name, labels.Rows.Count);
        }
    }

    /// <summary>Columns that say what people said but for a few texts, and say it where the model is wrong too: labels that were changed after they were
    /// merged into the column, or a column that knows them.</summary>
    private static IEnumerable<DataDiagnostic> NearCopies(
        StudyMaterial material, VariableSource source, HumanLabels labels, IReadOnlyList<ColumnDefinition> columns)
    {
        if (source.Llm is not { RecordedLabel: { } record } llm) yield break;
        var wrong = labels.Differences(HumanLabels.Read(material.Table, record, source.Outcome.IsNumeric)).ToList();
        if (wrong.Count < FewestErrors) yield break;
        foreach (var column in columns.Where(column => column.Conditions.Count == 0))
        {
            if (Cells(material.Table, column) is not { } cells || labels.ExceptionsIn(cells) is not { } exceptions) continue;
            var known = wrong.Count(row => !exceptions.Contains(row));
            if (known < NearlyAllErrors * wrong.Count) continue;
            yield return DataDiagnostics.ColumnEqualsHumans(material.Table.File, $"corpus.{material.Definition.Corpus.Name}.{column.Name}", column.Name,
                "equals", source.Human.Name, labels.Rows.Count, new(labels.Rows.Count - exceptions.Count, llm.Name, known, wrong.Count));
        }
    }

    private static Func<int, object>? Cells(CorpusTable table, ColumnDefinition column)
    {
        switch (column.Type)
        {
            case ColumnType.Indicator or ColumnType.Number or ColumnType.Count:
                var numbers = table.Numbers(column.Name);
                return row => numbers.Span[row];
            case ColumnType.Factor or ColumnType.Ordered:
                var codes = table.Factor(column.Name).Codes;
                return row => codes.Span[row];
            default:
                return null;
        }
    }

    private static string? Relation(CorpusTable table, ColumnDefinition column, HumanLabels labels)
    {
        switch (column.Type)
        {
            case ColumnType.Indicator or ColumnType.Number or ColumnType.Count:
                return labels.RelationTo(table.Numbers(column.Name));
            case ColumnType.Factor or ColumnType.Ordered:
                var codes = table.Factor(column.Name).Codes;
                return labels.Relation(row => codes.Span[row] >= 0, (left, right) => codes.Span[left] == codes.Span[right]);
            default:
                var texts = table.Texts(column.Name);
                return labels.Relation(row => texts[row].Length > 0, (left, right) => texts[left] == texts[right]);
        }
    }
}
