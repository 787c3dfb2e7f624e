using Cdi.Dsl.Definitions;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Emit;

/// <summary>A cell of a row that a program hands to a run: a declared column that is not computed, or what an annotator said.</summary>
/// <param name="Name">The name by which the runtime knows it.</param>
/// <param name="Property">The property of the row.</param>
/// <param name="Type">The type of its value, without the question mark.</param>
/// <param name="Documentation">What it is.</param>
internal sealed record ObservedCell(string Name, CSharpName Property, CSharpCode Type, string Documentation)
{
    /// <summary>Whether every row gives it, be it null: what is declared of texts, but not what annotators may not have said.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it is one of the options of an outcome.</summary>
    public bool IsLabel { get; init; }

    /// <summary>The outcome that a label is of; empty for other cells.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>The cells of a study, columns first, in the order of the spec.</summary>
    /// <param name="study">The study.</param>
    /// <param name="answerType">The type of an answer to an outcome.</param>
    public static IReadOnlyList<ObservedCell> Of(StudyPlan study, Func<OutcomeDefinition, CSharpCode> answerType)
    {
        var scope = new PropertyNames(PropertyNames.OfRecord(["Observation", "Cells", "Write", "KeyOf"]));
        var cells = new List<ObservedCell>();
        foreach (var column in study.Corpus.Columns.Where(column => column is { IsImplied: false, Lexicon: null, Conditions.IsEmpty: true }))
        {
            cells.Add(new(column.Name, Next(column.PropertyName), TypeOf(column.Type),
                StudyFile.Sentence($"Column {column.Name}, {column.Type.ToString().ToLowerInvariant()}.", column.Documentation)) { IsRequired = true });
        }

        foreach (var llm in study.Llms)
        {
            if (llm.Recorded is not { File: null } recorded) continue;
            AddLabel(RecordedNames.Label(llm), llm.PropertyName, llm.Outcome, $"What {llm.Name} answered; null where it gave no answer.");
            if (recorded.ConfidenceColumn is not null)
            {
                cells.Add(new(RecordedNames.Confidence(llm), Next(llm.PropertyName + "Confidence"), $"double",
                    $"The probability, 0 to 1, that {llm.Name} gives its own answer; null where it gave none."));
            }

            for (var option = 0; option < recorded.ProbabilityColumns.Count; option++)
            {
                if (study.Outcomes.FirstOrDefault(each => each.Name == llm.Outcome)?.Options.ElementAtOrDefault(option) is not { } known) continue;
                cells.Add(new(RecordedNames.ProbabilityOf(RecordedNames.Label(llm), known.Key), Next(llm.PropertyName + "Probability"), $"double",
                    $"The probability, 0 to 1, that {llm.Name} gives {known.Key}; null where it gave no answer."));
            }

            if (recorded.ExamplesColumn is null) continue;
            cells.Add(new(RecordedNames.Examples(llm), Next(llm.PropertyName + "Example"), $"double",
                $"1 where prompts of {llm.Name} showed the text with its label; 0 or null where they did not."));
        }

        foreach (var human in study.Humans)
        {
            if (human is { RecordedLabel: { } label, Recorded.File: null })
                AddLabel(label, human.PropertyName, human.Outcome, $"What {human.Name} said; null where the text is not labelled.");
        }

        foreach (var probability in study.Corpus.Probabilities)
            cells.Add(new(probability.Name, Next(probability.PropertyName), $"double", probability.Documentation));

        return cells;

        void AddLabel(string name, string annotator, string outcome, string documentation)
        {
            // A study with errors may name an outcome that is not there.
            if (study.Outcomes.FirstOrDefault(each => each.Name == outcome) is not { } asked) return;
            cells.Add(new(name, Next(annotator + "Label"), answerType(asked), documentation) { IsLabel = !asked.IsNumeric, Outcome = outcome });
        }

        CSharpName Next(string name) => CSharpName.Of(scope.Next(name));
    }

    private static CSharpCode TypeOf(ColumnType type) => type switch
    {
        ColumnType.Indicator => (CSharpCode)$"bool",
        ColumnType.Number => $"double",
        ColumnType.Count => $"long",
        ColumnType.Date => RuntimeNames.DateOnly,
        ColumnType.Text or ColumnType.Factor or ColumnType.Ordered or ColumnType.Image or ColumnType.Id => $"string",
    };
}
