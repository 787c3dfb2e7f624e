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
                html.Line($"<li><code class=\"code\">{warning.Code}</code><div><p>{HtmlMessage.Of(warning.Message)}</p><p class=\"hint\">{HtmlMessage.Of(warning.Hint)}</p></div></li>");
            }

            html.Line($"</ul>");
        }

        html.Line($"</section>");
    }
}
