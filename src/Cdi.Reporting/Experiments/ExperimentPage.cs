using Cdi.Estimation.Replays;
using Cdi.Reporting.Html;
using Cdi.Reporting.Html.Plots;
using Cdi.Reporting.Text;
using Cdi.Studies.Experiments;

namespace Cdi.Reporting.Experiments;

/// <summary><c>report.html</c> of an experiment: one page that needs no network.</summary>
internal static class ExperimentPage
{
    private static readonly Markup Style = HtmlReport.StyleOf("Cdi.Reporting.Experiments.experiment.css");

    public static string Write(ExperimentResult result)
    {
        var html = new HtmlText();
        HtmlReport.Head(html, result.Tool, ExperimentText.Title(result), Style);
        html.Line($"<body>\n<main>");
        html.Line($"<header>\n<p class=\"kicker\">{result.Definition.Name}</p>\n<h1>{ExperimentText.Title(result)}</h1>");
        if (result.Experiment.Documentation.Length > 0) html.Line($"<p class=\"lede\">{result.Experiment.Documentation}</p>");
        Facts(html, result);
        html.Line($"</header>");
        List(html, "Expectations", [.. ExperimentText.Promises(result)]);
        foreach (var target in ExperimentText.Targets(result))
        {
            html.Line($"<section>\n<h2>{ExperimentText.Heading(target.Key)}</h2>");
            Figures(html, result, [.. target]);
            Table(html, ExperimentText.Columns(result), target.Select(cell => ExperimentText.Row(result, cell)));
            html.Line($"</section>");
        }

        foreach (var estimand in result.Definition.Estimands) AttributionFigure.Write(html, estimand.Name, Attribution.Of(result, estimand.Name));
        List(html, "Left out", result.LeftOut);
        html.Line($"<section>\n<h2>Methods</h2>\n<blockquote class=\"methods\"><p>{ExperimentText.Methods(result)}</p></blockquote>\n</section>");
        html.Line($"<section>\n<h2>Provenance</h2>\n<dl class=\"provenance\"><dt>tool</dt><dd>{result.Tool}</dd><dt>spec</dt><dd>{result.Spec.FileName}, "
            + $"SHA-256 {result.Spec.Sha256}</dd><dt>corpus</dt><dd>SHA-256 {result.Corpus.Sha256}</dd></dl>\n</section>");
        html.Line($"</main>\n</body>\n</html>");
        return html.ToString();
    }

    /// <summary>A table of cells.</summary>
    public static void Table(HtmlText html, IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        html.Line($"<div class=\"scroll\" tabindex=\"0\">\n<table>\n<thead><tr>");
        for (var column = 0; column < columns.Count; column++) html.Line($"<th{Numeric(column)} scope=\"col\">{columns[column]}</th>");
        html.Line($"</tr></thead>\n<tbody>");
        foreach (var row in rows)
        {
            html.Add($"<tr><th scope=\"row\">{row[0]}</th>");
            for (var column = 1; column < row.Length; column++) html.Add($"<td{Numeric(column)}>{row[column]}</td>");
            html.Line($"</tr>");
        }

        html.Line($"</tbody>\n</table>\n</div>");
    }

    private static Markup Numeric(int column) => column == 0 ? Markup.None : new(" class=\"n\"");

    private static void Facts(HtmlText html, ExperimentResult result)
    {
        (string Name, string Value)[] facts =
        [
            ("texts", NumberText.Count(result.Corpus.Kept)), ("trials of each cell", NumberText.Count(result.Trials)),
            ("cells", NumberText.Count(result.Cells.Count)), ("intervals", NumberText.Level(result.Level)),
        ];
        html.Line($"<dl class=\"facts\">");
        foreach (var (name, value) in facts) html.Line($"<div><dt>{name}</dt><dd>{value}</dd></div>");
        html.Line($"</dl>");
    }

    private static void List(HtmlText html, string heading, IReadOnlyList<string> items)
    {
        if (items.Count == 0) return;
        html.Line($"<section>\n<h2>{heading}</h2>\n<ul>");
        foreach (var item in items) html.Line($"<li>{item}</li>");
        html.Line($"</ul>\n</section>");
    }

    // A single budget has no curve.
    private static void Figures(HtmlText html, ExperimentResult result, List<ExperimentCell> cells)
    {
        if (cells.Select(cell => cell.Draws.Budget).Distinct().Count() < 2) return;
        var series = cells.GroupBy(ExperimentText.Series).Select(each => (IReadOnlyList<ExperimentCell>)[.. each.OrderBy(cell => cell.Draws.Budget)]).ToList();
        html.Line($"<p class=\"legend\">");
        for (var index = 0; index < series.Count; index++)
            LabelFrame.Key(html, $"curve kind{index % BudgetCurves.Kinds}", ExperimentText.Series(series[index][0]));
        html.Line($"</p>\n<div class=\"columns\">");
        var valid = series.Where(each => each[0].Measured.Method.IsValid).ToList();
        Figure(html, "Coverage by budget, beside the level that intervals claim",
            BudgetCurves.Draw("Coverage by budget", series, MeasureKind.Coverage, result.Level));
        Figure(html, "Mean width of intervals by budget", BudgetCurves.Draw("Width by budget", series, MeasureKind.Width, null));
        if (valid.Count == series.Count)
            Figure(html, "Effective sample size by budget", BudgetCurves.Draw("Effective sample size by budget", series, MeasureKind.EssMc, null));
        html.Line($"</div>");
    }

    private static void Figure(HtmlText html, string caption, Markup plot) =>
        html.Line($"<figure>\n{plot}\n<figcaption>{caption}</figcaption>\n</figure>");
}
