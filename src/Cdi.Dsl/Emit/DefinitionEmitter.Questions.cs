using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;
using static Cdi.Dsl.Emit.Encoders.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <content>Questions, and labels that follow from the answers to them.</content>
internal static partial class DefinitionEmitter
{
    private static void WriteOptions(CodeWriter writer, string property, EquatableArray<OptionDefinition> options) =>
        SetList(writer, property, options, option =>
        {
            CSharpCode documentation = option.Documentation.Length == 0
                ? default
                : (CSharpCode)$" {{ {Member(nameof(OptionDefinition.Documentation))} = {Of(option.Documentation)} }}";
            writer.Lines($"new({Of(option.Key)}, {Of(option.Shown)}){documentation},");
        });

    private static void WriteQuestions(CodeWriter writer, OutcomeDefinition outcome)
    {
        if (!outcome.Questions.IsEmpty) SetList(writer, nameof(OutcomeDefinition.Questions), outcome.Questions, question => WriteQuestion(writer, question));
        if (outcome.Derivation is not { } derivation) return;
        writer.Open($"{Member(nameof(OutcomeDefinition.Derivation))} = new()");
        Set(writer, nameof(DerivationDefinition.Rule), Rule(derivation.Rule));
        Set(writer, nameof(DerivationDefinition.Written), Strings(derivation.Written));
        writer.Close($",");
    }

    private static void WriteQuestion(CodeWriter writer, QuestionDefinition question)
    {
        writer.Open($"new()");
        Set(writer, nameof(QuestionDefinition.Name), Of(question.Name));
        SetText(writer, nameof(QuestionDefinition.Documentation), question.Documentation);
        Set(writer, nameof(QuestionDefinition.Text), Of(question.Text));
        if (!question.Options.IsEmpty) WriteOptions(writer, nameof(QuestionDefinition.Options), question.Options);
        writer.Close($",");
    }

    private static CSharpCode Rule(DerivationRule rule) => $"new([{Integers(rule.Answers)}], [{Integers(rule.Labels)}])";

    private static CSharpCode Integers(IEnumerable<int> values) => CSharpCode.Joined($", ", values.Select<int, CSharpCode>(value => $"{Of(value)}"));

    private static void WriteDerivedLabels(CodeWriter writer, StudyPlan study)
    {
        var derived = Recorded(study).Where(each => each.Recorded is { File: null, Answers.IsEmpty: false }).ToList();
        if (derived.Count == 0) return;
        writer.OpenList($"DerivedLabels =");
        foreach (var (name, outcome, recorded) in derived) writer.Lines($"{Derived(name, outcome, recorded)},");
        writer.Close($",");
    }

    /// <summary>The columns of the answers from which a label follows.</summary>
    private static IEnumerable<CSharpCode> Answers(string name, OutcomeDefinition outcome, RecordedLabelsPlan recorded) => recorded.Answers.Select(
        answers => Labels(RecordedNames.AnswerOf(name, answers.Question), answers.Column,
            outcome.Questions.First(question => question.Name == answers.Question).Options, answers.Map));

    private static CSharpCode Derived(string name, OutcomeDefinition outcome, RecordedLabelsPlan recorded)
    {
        if (outcome.Derivation is not { } derivation)
            throw new InvalidOperationException($"Answers to questions of `{outcome.Name}` are recorded, and no rule makes labels of them.");
        var (options, answers) = (Strings(outcome.Options.Select(option => option.Key)),
            Strings(recorded.Answers.Select(each => RecordedNames.AnswerOf(name, each.Question))));
        return $"new({Of(name)}, {options}, {answers}, {Rule(derivation.Rule)})";
    }
}
