using System.Globalization;
using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>What a report shows of examples: those of the spec, which are public with it, and of texts of the corpus the form, or one that it may
/// quote.</summary>
internal static class ExampleQuote
{
    /// <summary>The examples as prompts print them; empty where they show none.</summary>
    /// <param name="material">The study.</param>
    /// <param name="llm">The model.</param>
    /// <param name="outcome">What it decides.</param>
    /// <param name="people">n: what people say, NaN where they say nothing.</param>
    public static string Of(StudyMaterial material, LlmDefinition llm, OutcomeDefinition outcome, ReadOnlySpan<double> people)
    {
        if (llm.Examples is { Written.IsEmpty: false } said)
            return string.Join("\n\n", said.Written.SelectMany(each => each.Answers.IsEmpty ? [Printed(each.Text, each.Answer)] : OfQuestions(outcome, each)));
        foreach (var row in material.Examples.InOrder(llm.Name))
        {
            if (double.IsNaN(people[row])) continue;
            var shown = material.Definition.Report.Examples > 0 ? Text(material, llm, row) : "(a text of the corpus)";
            if (outcome.Derivation is not null) return OfQuestions(material, outcome, row, shown);
            var answer = outcome.IsNumeric ? people[row].ToString("R", CultureInfo.InvariantCulture) : outcome.Options[(int)people[row]].Key;
            return Printed(shown, answer);
        }

        return "";
    }

    /// <summary>A text as the prompts of those questions show it to which people gave an answer.</summary>
    private static string OfQuestions(StudyMaterial material, OutcomeDefinition outcome, int row, string text)
    {
        var answers = material.Humans.Questions(material, material.Variables.Select(each => each.Outcome.Name).ToList().IndexOf(outcome.Name));
        return string.Join("\n\n", outcome.Questions.Zip(answers, (question, said) => (question, Answer: said.Span[row]))
            .Where(each => double.IsFinite(each.Answer))
            .Select(each => Printed($"{each.question.Name}: {text}", each.question.Options[(int)each.Answer].Key)));
    }

    /// <summary>An example of the spec as the prompts of those questions show it to which it has an answer.</summary>
    private static IEnumerable<string> OfQuestions(OutcomeDefinition outcome, WrittenExample example) => outcome.Questions
        .Zip(example.Answers, (question, answer) => (question.Name, Answer: answer)).Where(each => each.Answer.Length > 0)
        .Select(each => Printed($"{each.Name}: {example.Text}", each.Answer));

    private static string Printed(string text, string answer) => $"{text.Trim()}\nAnswer: {answer}";

    private static string Text(StudyMaterial material, LlmDefinition llm, int row) => string.Join('\n', material.Definition.Corpus.Columns
        .Where(column => column.Type == ColumnType.Text && llm.LabelPrompt?.Contains($"{{{column.Name}}}", StringComparison.Ordinal) != false)
        .Select(column => material.Table.Texts(column.Name)[row]));
}
