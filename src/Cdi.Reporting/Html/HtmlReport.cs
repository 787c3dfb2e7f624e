using System.Text;
using Cdi.Reporting.Html.Sections;
using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html;

/// <summary><c>report.html</c>: one page that needs no network, prints well and follows the reader's light or dark theme.</summary>
internal static class HtmlReport
{
    private static readonly Markup Style = StyleOf("Cdi.Reporting.Html.report.css");

    public static string Write(StudyResult result, MethodsText methods)
    {
        var html = new HtmlText();
        Head(html, result.Tool, result.Definition.Report.Title, Markup.None);
        html.Line($"<body>\n<main>");
        TitleSection.Write(html, result);
        AnswersSection.Write(html, result);
        EstimatesSection.Write(html, result);
        WarningsSection.Write(html, result);
        ExpectationsSection.Write(html, result);
        SampleSection.Write(html, result);
        DesignReviewSection.Write(html, result);
        foreach (var comparison in result.Annotators) AnnotatorSection.Write(html, result, comparison);
        ModelsSection.Write(html, result);
        foreach (var test in result.AlternativeTests) AlternativeTestSection.Write(html, test);
        foreach (var monitor in result.Monitors) MonitorSection.Write(html, monitor);
        ExamplesSection.Write(html, result);
        MethodsSection.Write(html, methods);
        ProvenanceSection.Write(html, result);
        html.Line($"</main>\n</body>\n</html>");
        return html.ToString();
    }

    /// <summary>The head of a page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="tool">Name and version of the tool.</param>
    /// <param name="title">Title of the page.</param>
    /// <param name="more">Styles behind those of every report.</param>
    public static void Head(HtmlText html, string tool, string title, Markup more)
    {
        html.Line($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        html.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Line($"<meta name=\"color-scheme\" content=\"light dark\">");
        html.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        html.Line($"<meta name=\"generator\" content=\"{tool}\">");
        html.Line($"<title>{title}</title>");
        html.Line($"<style>\n{Style}{more}</style>\n</head>");
    }

    /// <summary>A style sheet of the assembly.</summary>
    /// <param name="name">Its name there.</param>
    public static Markup StyleOf(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException("The assembly lacks its style sheet.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
