using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>Title, what the study asks, and its size in five figures.</summary>
internal static class TitleSection
{
    public static void Write(HtmlText html, StudyResult result)
    {
        var study = result.Definition;
        html.Line($"<header>\n<p class=\"kicker\">Study <code>{study.Name}</code></p>\n<h1>{study.Report.Title}</h1>");
        Paragraphs(html, "lede", study.Documentation);
        html.Line($"<dl class=\"facts\">");
        Fact(html, "texts", NumberText.Count(result.Corpus.Kept));
        Fact(html, "human labels", NumberText.Count(result.Labels.Count));
        Fact(html, "labelled", NumberText.Percent((double)result.Labels.Count / Math.Max(1, result.Corpus.Kept)));
        Fact(html, "sampling design", Terms.DesignTitle(result));
        Fact(html, "primary method", study.Inference.Estimator.Name);
        Fact(html, "intervals about", Terms.Scope(study.Inference.Generalise));
        html.Line($"</dl>\n</header>");
    }

    /// <summary>Documentation as paragraphs; an empty line parts them.</summary>
    public static void Paragraphs(HtmlText html, string style, string text)
    {
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            html.Line($"<p class=\"{style}\">{paragraph}</p>");
        }
    }

    private static void Fact(HtmlText html, string name, string value) => html.Line($"<div><dt>{name}</dt><dd>{value}</dd></div>");
}
