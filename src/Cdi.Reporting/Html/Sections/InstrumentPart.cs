using Cdi.Estimation.Agreement;
using Cdi.Reporting.Text;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>The questions that people and model were asked, once for both, and how far they agree on each.</summary>
internal static class InstrumentPart
{
    public static void Write(
        HtmlText html, StudyDefinition study, LlmDefinition llm, HumanDefinition human, OutcomeDefinition outcome, IReadOnlyList<QuestionComparison> questions)
    {
        if (outcome.Questions.IsEmpty) return;
        html.Line($"<h3>{InstrumentText.Title}</h3>\n<p>{InstrumentText.Parity(study, llm, human, outcome)}</p>");
        html.Line($"<table>\n<caption>Questions</caption>\n<thead><tr><th scope=\"col\">Question</th><th scope=\"col\">Words</th>"
            + $"<th scope=\"col\">Answers</th></tr></thead>\n<tbody>");
        foreach (var (name, text, answers) in InstrumentText.Questions(outcome))
            html.Line($"<tr><th scope=\"row\"><code>{name}</code></th><td>{text}</td><td>{answers}</td></tr>");
        html.Line($"</tbody>\n</table>");
        Rules(html, outcome);
        Comparisons(html, questions);
        foreach (var question in questions) Answers(html, question);
    }

    private static void Rules(HtmlText html, OutcomeDefinition outcome)
    {
        if (outcome.Derivation is null) return;
        html.Line($"<table>\n<caption>What the answers make</caption>\n"
            + $"<thead><tr><th scope=\"col\">Label</th><th scope=\"col\">Where</th></tr></thead>\n<tbody>");
        foreach (var (option, rule) in InstrumentText.Rules(outcome)) html.Line($"<tr><th scope=\"row\">{option}</th><td><code>{rule}</code></td></tr>");
        html.Line($"</tbody>\n</table>");
    }

    private static void Comparisons(HtmlText html, IReadOnlyList<QuestionComparison> questions)
    {
        if (questions.Count == 0) return;
        html.Line($"<table>\n<caption>Agreement by question, labelled texts weighted by 1/π, 95\u00a0% intervals</caption>\n"
            + $"<thead><tr><th scope=\"col\">Question</th>"
            + $"<th scope=\"col\" class=\"n\">Answered by both</th><th scope=\"col\" class=\"n\">Agree</th>"
            + $"<th scope=\"col\" class=\"n\">Accounts for differing labels</th></tr></thead>\n<tbody>");
        foreach (var question in questions)
        {
            html.Line($"<tr><th scope=\"row\"><code>{question.Question}</code></th><td class=\"n\">{NumberText.Count(question.Compared)}</td>"
                + $"<td class=\"n\">{AgreementText.Share(question.Agreement)}</td><td class=\"n\">{AgreementText.Share(question.Accounts)}</td></tr>");
        }

        html.Line($"</tbody>\n</table>\n<p class=\"note\">{InstrumentText.Accounts}</p>");
    }

    private static void Answers(HtmlText html, QuestionComparison question)
    {
        html.Line($"<table>\n<caption>Answers to {question.Question}</caption>\n<thead><tr><th scope=\"col\">Answer</th>"
            + $"<th scope=\"col\" class=\"n\">Model, all texts where it was asked</th><th scope=\"col\" class=\"n\">Humans, labelled texts (not weighted)</th>"
            + $"</tr></thead>\n<tbody>");
        foreach (var option in question.Options)
        {
            html.Line($"<tr><th scope=\"row\"><code>{option.Key}</code> {option.Shown}</th><td class=\"n\">{NumberText.Count(option.Llm)}</td>"
                + $"<td class=\"n\">{NumberText.Count(option.Human)}</td></tr>");
        }

        html.Line($"</tbody>\n</table>");
    }
}
