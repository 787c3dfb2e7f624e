using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>Texts of the corpus, where the study allows some to be shown.</summary>
internal static class ExamplesSection
{
    public static void Write(HtmlText html, StudyResult result)
    {
        if (result.Examples.Count == 0) return;
        html.Line($"<section>\n<h2>Examples</h2>\n<div class=\"scroll\" role=\"region\" aria-label=\"Examples\" tabindex=\"0\">\n<table class=\"examples\">\n"
            + $"<thead><tr><th scope=\"col\">Text</th><th scope=\"col\">Humans</th><th scope=\"col\">Model</th><th scope=\"col\" class=\"n\">Confidence</th>"
            + $"<th scope=\"col\" class=\"n\">π</th></tr></thead>\n<tbody>");
        foreach (var example in result.Examples)
        {
            html.Line($"<tr><td><small><bdi>{example.Key}</bdi></small><bdi class=\"corpus\">{example.Text}</bdi></td><td>{example.Human}</td>"
                + $"<td>{example.Llm}</td><td class=\"n\">{(example.Confidence is { } confidence ? NumberText.Fixed(confidence, 2) : "–")}</td>"
                + $"<td class=\"n\">{NumberText.Probability(example.Probability)}</td></tr>");
        }

        html.Line($"</tbody>\n</table>\n</div>\n</section>");
    }
}
