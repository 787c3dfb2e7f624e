using Cdi.Estimation.Literature;
using Cdi.Reporting.Text;

namespace Cdi.Reporting.Html.Sections;

/// <summary>The paragraph for a paper, its assumptions and references.</summary>
internal static class MethodsSection
{
    public static void Write(HtmlText html, MethodsText methods)
    {
        html.Line($"<section>\n<h2>Methods, to quote</h2>\n<blockquote class=\"methods\"><p>{methods.Paragraph}</p></blockquote>\n<h3>Assumptions</h3>\n<ul>");
        foreach (var assumption in methods.Assumptions) html.Line($"<li>{assumption}</li>");
        html.Line($"</ul>");
        if (methods.Cited.Count > 0) WriteReferences(html, methods.Cited);
        html.Line($"</section>");
    }

    private static void WriteReferences(HtmlText html, IReadOnlyList<Reference> references)
    {
        html.Line($"<h3>References</h3>\n<ul class=\"references\">");
        foreach (var reference in references)
        {
            html.Add($"<li>{reference.Entry}");
            if (reference.Url.Length > 0) html.Add($" <a href=\"{reference.Url}\">{reference.Url}</a>");
            html.Line($"</li>");
        }

        html.Line($"</ul>");
    }
}
