using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>What each language model is worth to each estimand, and what it has cost.</summary>
internal static class ModelsSection
{
    public static void Write(HtmlText html, StudyResult result)
    {
        if (!ModelText.IsShown(result.Models)) return;
        html.Line($"<section>\n<h2>{ModelText.Title}</h2>\n<p>{ModelText.Note}</p>");
        foreach (var estimand in result.Models.GroupBy(model => model.Estimand)) Table(html, estimand.Key, estimand);
        html.Line($"</section>");
    }

    private static void Table(HtmlText html, string estimand, IEnumerable<ModelWorth> models)
    {
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"Models for {estimand}\" tabindex=\"0\">\n<table>\n"
            + $"<caption><code>{estimand}</code></caption>\n<thead><tr>");
        foreach (var (place, head) in ModelText.Heads.Index())
        {
            if (place == 0) html.Line($"<th scope=\"col\">{head}</th>");
            else html.Line($"<th scope=\"col\" class=\"n\">{head}</th>");
        }

        html.Line($"</tr></thead>\n<tbody>");
        foreach (var model in models)
        {
            var cells = ModelText.Cells(model);
            html.Add($"<tr><th scope=\"row\">{cells[0]}</th>");
            foreach (var cell in cells.Skip(1)) html.Add($"<td class=\"n\">{cell}</td>");
            html.Line($"</tr>");
        }

        html.Line($"</tbody>\n</table>\n</div>");
    }
}
