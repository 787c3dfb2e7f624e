using System.Text;
using Cdi.Reporting.Html.Sections;
using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html;

/// <summary><c>report.html</c>: one page that needs no network, prints well and follows the reader's light or dark theme.</summary>
internal static class HtmlReport
{
    private static readonly Markup Style = new(ReadStyle());

    public static string Write(StudyResult result, MethodsText methods)
    {
        var html = new HtmlText();
        Head(html, result);
        html.Line($"<body>\n<main>");
        TitleSection.Write(html, result);
        AnswersSection.Write(html, result);
        EstimatesSection.Write(html, result);
        WarningsSection.Write(html, result);
        SampleSection.Write(html, result);
        DesignReviewSection.Write(html, result);
        foreach (var comparison in result.Annotators) AnnotatorSection.Write(html, result, comparison);
        ModelsSection.Write(html, result);
        foreach (var test in result.AlternativeTests) AlternativeTestSection.Write(html, test);
        ExamplesSection.Write(html, result);
        MethodsSection.Write(html, methods);
        ProvenanceSection.Write(html, result);
        html.Line($"</main>\n</body>\n</html>");
        return html.ToString();
    }

    private static void Head(HtmlText html, StudyResult result)
    {
        html.Line($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        html.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Line($"<meta name=\"color-scheme\" content=\"light dark\">");
        html.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        html.Line($"<meta name=\"generator\" content=\"{result.Tool}\">");
        html.Line($"<title>{result.Definition.Report.Title}</title>");
        html.Line($"<style>\n{Style}</style>\n</head>");
    }

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("Cdi.Reporting.Html.report.css")
            ?? throw new InvalidOperationException("The assembly lacks its style sheet.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
