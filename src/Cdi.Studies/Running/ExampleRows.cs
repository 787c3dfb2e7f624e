using Cdi.Corpus;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>The texts of a corpus that are labelled with certainty because prompts of a model show them with their labels: chosen at random by the seed, or
/// named by a column where answers are recorded.</summary>
/// <remarks>Models share one random order, so that the largest pool holds the others. What a model says of such a text is nobody's prediction: recorded
/// answers are taken out of the table, and the model is not asked.</remarks>
internal sealed class ExampleRows
{
    private readonly StudyDefinition study;
    private readonly int rows;
    private readonly Dictionary<string, IReadOnlyList<int>> byModel = new(StringComparer.Ordinal);

    private ExampleRows(StudyDefinition study, int rows) => (this.study, this.rows) = (study, rows);

    /// <summary>Whether people still label them, or have, by the ledger of the study, before a model can be asked.</summary>
    public bool AwaitLabels => study.IsLive && study.Llms.Any(llm => llm.IsAsked && byModel.ContainsKey(llm.Name));

    /// <summary>n: the texts of all models; empty for none.</summary>
    public ReadOnlyMemory<bool> Every => Mask(_ => true);

    /// <summary>n: the texts of the models of an outcome; empty for none.</summary>
    /// <param name="outcome">Name of the outcome.</param>
    public ReadOnlyMemory<bool> OfOutcome(string outcome) => Mask(llm => llm.Outcome == outcome);

    /// <summary>n: the texts of a model, of a panel those of all its members; empty for none.</summary>
    /// <param name="name">Name of the model.</param>
    public ReadOnlyMemory<bool> OfModel(string name)
    {
        var members = study.Llms.FirstOrDefault(llm => llm.Name == name)?.Panel?.Members;
        return Mask(llm => llm.Name == name || members?.Contains(llm.Name) == true);
    }

    /// <summary>The texts of a model in random order.</summary>
    /// <param name="name">Name of the model.</param>
    public IReadOnlyList<int> InOrder(string name) => byModel.GetValueOrDefault(name, []);

    /// <summary>Finds them.</summary>
    /// <param name="study">The study.</param>
    /// <param name="table">The corpus.</param>
    /// <exception cref="CorpusException">A column says something else of a text than that it was an example or none, an example of the spec is a text of
    /// the corpus, or all labels there are would be examples.</exception>
    public static ExampleRows Of(StudyDefinition study, CorpusTable table)
    {
        var found = new ExampleRows(study, table.Rows);
        WrittenExamples.RequireInvented(study, table);
        if (!study.Llms.Any(llm => llm.RecordedExamples is not null || IsPooled(llm))) return found;
        var order = InRandomOrder(study, table);
        foreach (var llm in study.Llms)
        {
            if (llm.RecordedExamples is { } record) found.Add(llm, Marked(llm, table, record, order));
            else if (IsPooled(llm)) found.Add(llm, Pool(study, llm, table, order));
        }

        return found;
    }

    /// <summary>Takes what models say of these texts out of the table; what it says of others stays.</summary>
    public void TakeOut(CorpusTable table)
    {
        foreach (var llm in study.Llms.Where(llm => llm.RecordedExamples is not null))
        {
            var mask = OfModel(llm.Name);
            if (mask.IsEmpty) continue;
            foreach (var record in new[] { llm.RecordedLabel, llm.RecordedConfidence }.OfType<string>()) table.TakeOut(record, mask.Span);
        }
    }

    private static bool IsPooled(LlmDefinition llm) => llm is { IsAsked: true, Examples.Pool: > 0 };

    private void Add(LlmDefinition llm, IReadOnlyList<int> found)
    {
        if (found.Count > 0) byModel.Add(llm.Name, found);
    }

    private ReadOnlyMemory<bool> Mask(Func<LlmDefinition, bool> which)
    {
        var models = study.Llms.Where(llm => which(llm) && byModel.ContainsKey(llm.Name)).ToList();
        if (models.Count == 0) return default;
        var mask = new bool[rows];
        foreach (var row in models.SelectMany(llm => byModel[llm.Name])) mask[row] = true;
        return mask;
    }

    private static int[] InRandomOrder(StudyDefinition study, CorpusTable table)
    {
        var random = new CounterRandom(study.Sampling.Seed, RandomPurpose.Examples);
        var keys = new RowKey[table.Rows];
        for (var row = 0; row < keys.Length; row++) keys[row] = RowKey.FromText(table.Key(row));
        return [.. Enumerable.Range(0, keys.Length).OrderBy(row => random.Bits(keys[row])).ThenBy(row => keys[row])];
    }

    private static int[] Marked(LlmDefinition llm, CorpusTable table, string record, int[] order)
    {
        var marks = table.RecordedNumbers(record);
        var wrong = Enumerable.Range(0, marks.Length).Where(row => marks.Span[row] is not (0 or 1 or double.NaN)).ToList();
        if (wrong.Count > 0)
        {
            throw new CorpusException([DataDiagnostics.NoExampleMark(table.File, record, StudyMaterial.LabelColumn(table.Definition, record),
                table.Place(wrong[0]), marks.Span[wrong[0]], wrong.Count - 1)]);
        }

        return [.. order.Where(row => marks.Span[row] == 1)];
    }

    // Of labels that one draw gave every text with one probability, some taken at random leave a draw of the rest with one probability.
    private static int[] Pool(StudyDefinition study, LlmDefinition llm, CorpusTable table, int[] order)
    {
        var pool = llm.Examples?.Pool ?? 0;
        if (study.Sampling.Given is null) return [.. order.Take(pool)];
        var asked = RecordedCodes.Asked(table, study.Outcomes.First(each => each.Name == llm.Outcome),
            study.Humans.First(each => each.Outcome == llm.Outcome).RecordedLabel ?? "");
        var labels = asked.Count(each => each);
        if (labels > pool) return [.. order.Where(row => asked[row]).Take(pool)];
        throw new CorpusException([DataDiagnostics.FailedTextsExceedBudget(table.File, $"llm.{llm.Name}.examples", 0, labels, pool)]);
    }
}
