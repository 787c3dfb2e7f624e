using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>What the marks of a forest plot mean; only those that are drawn.</summary>
internal static class ForestLegend
{
    public static void Write(HtmlText html, StudyResult result)
    {
        html.Add($"<p class=\"legend\"><span class=\"key\"><svg width=\"16\" height=\"16\" aria-hidden=\"true\">"
            + $"<path class=\"marker primary\" d=\"M2 8 l6 -6 l6 6 l-6 6 z\"/></svg> primary</span>");
        html.Add($"<span class=\"key\"><svg width=\"16\" height=\"16\" aria-hidden=\"true\"><circle class=\"marker\" cx=\"8\" cy=\"8\" r=\"4.5\"/>"
            + $"</svg> for comparison</span>");
        if (result.Estimates.Any(row => !row.Valid)) html.Add($"<span class=\"key\"><svg width=\"16\" height=\"16\" aria-hidden=\"true\">"
            + $"<path class=\"marker invalid\" d=\"M3 3 l10 10 m0 -10 l-10 10\"/></svg> not valid: ignores the model’s errors</span>");
        if (result.Estimates.Any(row => row.Truth is not null)) html.Add($"<span class=\"key\"><svg width=\"16\" height=\"16\" aria-hidden=\"true\">"
            + $"<line class=\"truth\" x1=\"8\" x2=\"8\" y1=\"0\" y2=\"16\"/></svg> all human labels</span>");
        if (result.Estimates.Any(row => row.Scale.NeutralValue is not null)) html.Add($"<span class=\"key\"><svg width=\"16\" height=\"16\" "
            + $"aria-hidden=\"true\"><line class=\"neutral\" x1=\"8\" x2=\"8\" y1=\"0\" y2=\"16\"/></svg> no effect</span>");
        html.Line($"</p>");
    }
}
