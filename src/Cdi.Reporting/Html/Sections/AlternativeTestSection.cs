using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>Whether a model may take the place of one of several people.</summary>
internal static class AlternativeTestSection
{
    public static void Write(HtmlText html, AlternativeTestFacts facts)
    {
        html.Line($"<section>\n<h2>{AlternativeTestText.Title(facts)}</h2>\n<p>{AlternativeTestText.Sentence(facts)}</p>");
        PlainTable.Write(html, "Who agrees better with the others", AlternativeTestText.Heads, AlternativeTestText.Rows(facts));
        html.Line($"</section>");
    }
}
