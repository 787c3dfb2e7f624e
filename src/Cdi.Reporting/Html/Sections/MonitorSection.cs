using Cdi.Reporting.Html.Plots;
using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>Whether a model errs in later batches as in the first.</summary>
internal static class MonitorSection
{
    public static void Write(HtmlText html, MonitorFacts facts)
    {
        html.Line($"<section>\n<h2>{MonitorText.Title(facts)}</h2>\n<p>{MonitorText.Sentence(facts)}</p>");
        html.Line($"<figure>\n{DriftPlot.Draw(facts)}\n<figcaption>Change of the error rate since the reference with its band, batch after batch, and the "
            + $"error rate of each batch less that of the reference (circles).</figcaption>\n</figure>");
        PlainTable.Write(html, $"Errors of {facts.Llm} by batch", MonitorText.Heads, MonitorText.Rows(facts));
        html.Line($"</section>");
    }
}
