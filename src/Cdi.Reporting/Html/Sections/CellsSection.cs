using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>The answers for groups of texts, or for options, of one estimand in one table: how many texts and labels each has.</summary>
internal static class CellsSection
{
    public static void Write(HtmlText html, StudyResult result)
    {
        foreach (var cells in CellTable.All(result)) Write(html, cells);
    }

    private static void Write(HtmlText html, CellTable cells)
    {
        html.Line($"<section>\n<h2>{cells.Of}</h2>");
        if (cells.Documentation.Length > 0) html.Line($"<p>{cells.Documentation}</p>");
        html.Add($"<table>\n<caption><code>{cells.Shown}</code>, by <code>{cells.Method}</code></caption>\n<thead><tr>");
        foreach (var name in cells.Header) html.Add($"<th scope=\"col\">{name}</th>");
        foreach (var name in CellTable.Numbers(cells.Level).Concat(cells.PooledNames)) html.Add($"<th scope=\"col\" class=\"n\">{name}</th>");
        html.Line($"</tr></thead>\n<tbody>");
        foreach (var row in cells.Rows)
        {
            html.Add($"<tr>");
            foreach (var name in CellTable.Names(row)) html.Add($"<th scope=\"row\">{name}</th>");
            foreach (var number in CellTable.Numbers(row).Concat(cells.PooledNumbers(row))) html.Add($"<td class=\"n\">{number}</td>");
            html.Line($"</tr>");
        }

        html.Line($"</tbody>\n</table>");
        foreach (var row in cells.Rows.Where(row => row.Caution.Length > 0))
            html.Line($"<p class=\"note bad\">{row.Term}: {HtmlMessage.Of(row.Caution)}.</p>");
        html.Line($"</section>");
    }
}
