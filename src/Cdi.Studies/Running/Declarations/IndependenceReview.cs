using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Looks for labels that are not independent of each other: a model whose answers are the humans', a column that repeats them.</summary>
internal static class IndependenceReview
{
    // A model that is right in 99.5 % of texts agrees in 100 with probability .61, one that is right in 95 % with .006.
    private const int Many = 100;
    private const int Fewest = 20;

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

        if (source.Llm?.RecordedConfidence is { } confidence && labels.RelationTo(table.RecordedNumbers(confidence)) is { } related)
        {
            yield return DataDiagnostics.ColumnEqualsHumans(
                table.File, confidence, $"confidence of {source.Llm.Name}", related, source.Human.Name, labels.Rows.Count);
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
