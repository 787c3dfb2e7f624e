namespace Cdi.Reporting.Html.Sections;

/// <summary>A table of cells that are text: the first of each row names it, the others are figures.</summary>
internal static class PlainTable
{
    public static void Write(HtmlText html, string caption, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        html.Line($"<table>\n<caption>{caption}</caption>\n<thead><tr>");
        foreach (var (place, head) in heads.Index())
        {
            if (place == 0) html.Line($"<th scope=\"col\">{head}</th>");
            else html.Line($"<th scope=\"col\" class=\"n\">{head}</th>");
        }

        html.Line($"</tr></thead>\n<tbody>");
        foreach (var row in rows)
        {
            html.Add($"<tr><th scope=\"row\">{row[0]}</th>");
            foreach (var cell in row.Skip(1)) html.Add($"<td class=\"n\">{cell}</td>");
            html.Line($"</tr>");
        }

        html.Line($"</tbody>\n</table>");
    }
}
