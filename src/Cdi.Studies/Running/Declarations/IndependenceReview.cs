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
        foreach (var source in material.Variables.DistinctBy(each => (each.Outcome.Name, each.Human.Name)))
        {
            if (source.Human.RecordedLabel is not { } record) continue;
            var labels = HumanLabels.Read(material.Table, record, source.Outcome.IsNumeric);
            var models = Models(material, source.Outcome);
            if (material.Definition.Sampling.Given is not null)
                found.AddRange(models.Select(model => Agreement(material, source, model, labels)).OfType<DataDiagnostic>());
            found.AddRange(Copies(material, source, labels, models).Where(copy => !found.Contains(copy)));
        }

        return found;
    }

    /// <summary>The models of an outcome that answer whatever people say.</summary>
    private static IReadOnlyList<Model> Models(StudyMaterial material, OutcomeDefinition outcome) =>
    [
        .. material.Definition.Llms.Where(llm => llm.Outcome == outcome.Name)
            .Select(llm => FixedAnswers.Of(material, llm) is { } said ? new Model(llm, HumanLabels.Of(said.Labels), said.Confidence) : null).OfType<Model>(),
    ];

    private static DataDiagnostic? Agreement(StudyMaterial material, VariableSource source, Model model, HumanLabels labels)
    {
        var both = labels.Rows.Where(model.Answers.Has).ToList();
        if (both.Count < Fewest || labels.RelationOf(model.Answers, both, source.Outcome.IsNumeric) is not { } relation) return null;
        var (subject, llm) = (FixedAnswers.LabelSubject(model.Llm), model.Llm);
        return both.Count >= Many
            ? DataDiagnostics.ModelEqualsHumans(
                material.Table.File, subject, llm.Name, source.Human.Name, both.Count, relation, llm.RecordedLabel is not null)
            : DataDiagnostics.ModelEqualsHumansInFew(
                material.Table.File, subject, llm.Name, source.Human.Name, both.Count, relation, llm.RecordedLabel is not null);
    }

    private static IEnumerable<DataDiagnostic> Copies(StudyMaterial material, VariableSource source, HumanLabels labels, IReadOnlyList<Model> models)
    {
        var table = material.Table;
        var columns = material.Definition.Corpus.Columns.Where(column => column is { Computed: null, Basis: null, CellsOf: null }).ToList();
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

        // A column that says what people said but for a few texts, and says it where the model is wrong too: labels that were changed after they were
        // merged into the column, or a column that knows them.
        var erring = models.Select(model => (model.Llm.Name, Wrong: labels.Differences(model.Answers).ToList())).Where(
            each => each.Wrong.Count >= FewestErrors).ToList();
        foreach (var column in columns.Where(column => erring.Count > 0 && column.Conditions.Count == 0 && !told.Contains(column.SourceColumn)))
        {
            if (Cells(table, column) is not { } cells || labels.ExceptionsIn(cells) is not { } exceptions) continue;
            foreach (var (llm, wrong) in erring)
            {
                var known = wrong.Count(row => !exceptions.Contains(row));
                if (known < NearlyAllErrors * wrong.Count) continue;
                yield return DataDiagnostics.ColumnEqualsHumans(table.File, $"corpus.{material.Definition.Corpus.Name}.{column.Name}", column.Name,
                    "equals", source.Human.Name, labels.Rows.Count, new(labels.Rows.Count - exceptions.Count, llm, known, wrong.Count));
                break;
            }
        }

        foreach (var model in models.Where(model => !model.Confidence.IsEmpty))
        {
            if (Confidence(material, source, labels, model) is { } known) yield return known;
        }
    }

    /// <summary>A confidence that says what people said, or tells every wrong answer from every right one.</summary>
    private static DataDiagnostic? Confidence(StudyMaterial material, VariableSource source, HumanLabels labels, Model model)
    {
        var (file, subject, llm) = (material.Table.File, FixedAnswers.ConfidenceSubject(model.Llm), model.Llm.Name);
        if (labels.RelationTo(model.Confidence) is { } related)
            return DataDiagnostics.ColumnEqualsHumans(file, subject, $"confidence of {llm}", related, source.Human.Name, labels.Rows.Count);
        if (source.Outcome.IsNumeric || ErrorSeparation.Of(labels, model.Answers, model.Confidence) is not { } separation) return null;
        return DataDiagnostics.ColumnEqualsHumans(file, subject, $"confidence of {llm}", "", source.Human.Name, separation.Wrong, errors: new(
            llm, separation.Right, ErrorSeparation.Discrimination, separation.Chance, separation.Chance < ErrorSeparation.Strong));
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

    /// <summary>A model with what it said.</summary>
    private sealed record Model(LlmDefinition Llm, HumanLabels Answers, ReadOnlyMemory<double> Confidence);
}
