using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>Whether a model may take the place of one of several people.</summary>
internal static class AlternativeTestSection
{
    public static void Write(HtmlText html, AlternativeTestFacts facts)
    {
        html.Line($"<section>\n<h2>{AlternativeTestText.Title(facts)}</h2>\n<p>{AlternativeTestText.Sentence(facts)}</p>");
        html.Line($"<table>\n<caption>Who agrees better with the others</caption>\n<thead><tr>");
        foreach (var (place, head) in AlternativeTestText.Heads.Index())
        {
            if (place == 0) html.Line($"<th scope=\"col\">{head}</th>");
            else html.Line($"<th scope=\"col\" class=\"n\">{head}</th>");
        }

        html.Line($"</tr></thead>\n<tbody>");
        foreach (var row in AlternativeTestText.Rows(facts))
        {
            html.Add($"<tr><th scope=\"row\">{row[0]}</th>");
            foreach (var cell in row.Skip(1)) html.Add($"<td class=\"n\">{cell}</td>");
            html.Line($"</tr>");
        }

        html.Line($"</tbody>\n</table>\n</section>");
    }
}
