using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>What the author expected of the estimates, and whether it holds.</summary>
internal static class ExpectationsSection
{
    public static void Write(HtmlText html, StudyResult result)
    {
        if (result.Expectations.Count == 0) return;
        html.Line($"<section>\n<h2>{ExpectationText.Title}</h2>\n<ul>");
        foreach (var sentence in ExpectationText.Sentences(result)) html.Line($"<li>{sentence}</li>");
        html.Line($"</ul>\n</section>");
    }
}
