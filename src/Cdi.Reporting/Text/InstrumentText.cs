using Cdi.Studies.Definitions;

namespace Cdi.Reporting.Text;

/// <summary>The questions by which an outcome is asked, the rule by which labels follow from them, and whether people and model were asked alike.</summary>
internal static class InstrumentText
{
    public const string Title = "What both were asked";

    public const string Accounts = "Of the labelled texts on which the labels differ, the share where the model's answer to this question alone, in the place "
        + "of the people's, turns their label into the model's; weighted by 1/π. Several questions may do so for one text, or none by itself.";

    /// <summary>The questions: name, words, and what may be answered.</summary>
    public static IEnumerable<(string Name, string Text, string Answers)> Questions(OutcomeDefinition outcome) => outcome.Questions.Select(question =>
        (question.Name, question.Text, Answers(outcome, question)));

    /// <summary>The options with the answers that make them; empty where the question is answered by an option itself.</summary>
    public static IEnumerable<(string Option, string Rule)> Rules(OutcomeDefinition outcome) => outcome.Derivation is not { } derivation ? []
        : outcome.Options.Zip(derivation.Written, (option, rule) => ($"{option.Key} {option.Shown}", rule.Length == 0 ? "what the others leave" : rule));

    /// <summary>Who was asked by it, and in what they differ; whole sentences.</summary>
    public static string Parity(StudyDefinition study, LlmDefinition llm, HumanDefinition human, OutcomeDefinition outcome)
    {
        var (isPlain, what) = (outcome.Derivation is null, outcome.Derivation is null ? "this question" : "these questions");
        var people = human.IsLive
            ? $"{human.Name} were asked {what} in these words{(isPlain ? "" : ", all of them beside each text")}."
            : Recorded(study, human.Name, human.RecordedLabel, what);
        var model = llm.Panel is { } panel
            ? $"{llm.Name} was asked nothing itself: its label follows from those of {string.Join(", ", panel.Members)}."
            : llm.RecordedLabel is null
            ? $"{llm.Name} was asked {what} in these words, within the prompt below"
                + (isPlain ? "." : ", each in a call of its own, in this order, and one only where its answer could still change the label.")
            : Recorded(study, llm.Name, llm.RecordedLabel, what);
        return human.IsLive && llm is { RecordedLabel: null, Panel: null }
            ? $"One instrument, two respondents: {people} {char.ToUpperInvariant(model[0])}{model[1..]}"
            : $"{people} {model}";
    }

    private static string Recorded(StudyDefinition study, string who, string? record, string what)
    {
        var byQuestion = study.Corpus.DerivedLabels.Any(each => each.Name == record) || study.Corpus.LabelFiles.Any(each => each.Derived?.Name == record);
        return byQuestion
            ? $"Answers of {who} to {what} were recorded before the study, and labels follow from them by its rule; that {who} read these words is what "
                + "the author says."
            : $"Labels of {who} were recorded before the study, not answers; that they rest on {what} is what the author says.";
    }

    private static string Answers(OutcomeDefinition outcome, QuestionDefinition question)
    {
        var options = question.Options.IsEmpty ? outcome.Options : question.Options;
        return options.IsEmpty ? "a number"
            : string.Join("; ", options.Select(option => $"{option.Key}: {(outcome.IsExplained ? option.Explained : option.Shown)}"));
    }
}
