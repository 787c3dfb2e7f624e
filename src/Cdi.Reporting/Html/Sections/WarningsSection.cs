using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>What the run warns of, with the remedy.</summary>
internal static class WarningsSection
{
    public static void Write(HtmlText html, StudyResult result)
    {
        html.Line($"<section>\n<h2>Warnings</h2>");
        if (result.Warnings.Count == 0) html.Line($"<p>None.</p>");
        else
        {
            html.Line($"<ul class=\"warnings\">");
            foreach (var warning in result.Warnings)
            {
                html.Line($"<li><code class=\"code\">{warning.Code}</code><div><p>{HtmlMessage.Of(warning.Message)}</p>"
                    + $"<p class=\"hint\">{HtmlMessage.Of(warning.Hint)}</p></div></li>");
            }

            html.Line($"</ul>");
        }

        WriteAllowances(html, result);
        html.Line($"</section>");
    }

    private static void WriteAllowances(HtmlText html, StudyResult result)
    {
        if (result.Allowances.Count == 0) return;
        html.Line($"<h3>Allowed by the author</h3>\n<ul class=\"warnings\">");
        foreach (var allowance in result.Allowances)
        {
            var facts = string.Join(" ", allowance.Facts);
            html.Line($"<li><code class=\"code\">{allowance.Code}</code><div><p>{HtmlMessage.Of(facts)}</p>"
                + $"<p class=\"hint\">Reason: {HtmlMessage.Of(allowance.Reason)}</p></div></li>");
        }

        html.Line($"</ul>");
    }
}
