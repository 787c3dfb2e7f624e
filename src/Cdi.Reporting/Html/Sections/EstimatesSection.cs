using Cdi.Reporting.Html.Plots;
using Cdi.Reporting.Text;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>Every coefficient by every method: a table whose last column is a forest plot.</summary>
internal static class EstimatesSection
{
    public static void Write(HtmlText html, StudyResult result)
    {
        html.Line($"<section>\n<h2>Estimates by method</h2>");
        foreach (var estimand in result.Definition.Estimands) Table(html, estimand, result.Of(estimand.Name));
        Legend(html, result);
        html.Line($"</section>");
    }

    private static void Table(HtmlText html, EstimandDefinition estimand, EstimateSet estimates)
    {
        var level = NumberText.Level(estimates.Primary.Level);
        var tested = estimates.All.Any(row => row.PValue is not null);
        html.Line($"<div class=\"scroll\">\n<table class=\"forest\">\n<caption><b>{estimand.Name}</b> <code>{estimand.Shown}</code>{Loss(estimand)}</caption>");
        html.Add($"<thead><tr><th scope=\"col\">Method</th><th scope=\"col\" class=\"n\">Estimate</th><th scope=\"col\" class=\"n\">Std. error</th><th scope=\"col\" class=\"n\">{level} interval</th>");
        if (tested) html.Add($"<th scope=\"col\" class=\"n\">p</th>");
        html.Line($"<th scope=\"col\" class=\"n\"><abbr title=\"Weight of the model’s labels\">λ</abbr></th><th scope=\"col\" class=\"n\">Labels</th><th scope=\"col\" class=\"n\"><abbr title=\"Effective sample size: labels drawn uniformly that would give the same precision without a model\">ESS</abbr></th><th scope=\"col\" class=\"plotted\"><span class=\"hidden\">Interval drawn</span></th></tr></thead>");
        foreach (var term in estimates.All.GroupBy(row => row.Term).OrderByDescending(group => group.Any(row => row.Primary)))
        {
            Term(html, [.. term], tested);
        }

        html.Line($"</table>\n</div>");
    }

    private static Markup Loss(EstimandDefinition estimand) => estimand.LossText.Length == 0
        ? Markup.None
        : new HtmlText().Add($"<br><small>loss of a text: <code>{estimand.LossText}</code></small>").ToMarkup();

    private static void Term(HtmlText html, IReadOnlyList<Estimate> rows, bool tested)
    {
        var plot = new ForestPlot(rows);
        var span = tested ? 8 : 7;
        html.Line($"<tbody>\n<tr class=\"term\"><th scope=\"rowgroup\" colspan=\"{span + 1}\"><code>{rows[0].Term}</code> <span>{rows[0].Scale.Name}</span></th></tr>");
        foreach (var row in rows) Row(html, row, plot, Terms.Decimals(rows), tested);
        html.Line($"<tr class=\"foot\"><td colspan=\"{span}\">{Truth(rows[0])}</td><td class=\"plotted\">{plot.AxisStrip()}</td></tr>\n</tbody>");
    }

    private static void Row(HtmlText html, Estimate row, ForestPlot plot, int decimals, bool tested)
    {
        var kind = row.Primary ? "primary" : row.Valid ? "other" : "invalid";
        html.Add($"<tr class=\"{kind}\"><th scope=\"row\">{Terms.Title(row.Method)}{Mark(row)} <small><code>{row.Method.Name}</code>, {Terms.Sample(row)}</small></th>");
        html.Add($"<td class=\"n\">{NumberText.Fixed(row.Point, decimals)}</td><td class=\"n\">{NumberText.Fixed(row.StandardError, decimals)}</td><td class=\"n\">{Terms.Interval(row, decimals)}</td>");
        if (tested) html.Add($"<td class=\"n\">{(row.PValue is { } p ? NumberText.PValue(p) : "–")}</td>");
        html.Add($"<td class=\"n\">{(row.Lambda is { } lambda ? NumberText.Fixed(lambda, 2) : "–")}</td>");
        html.Line($"<td class=\"n\">{NumberText.Count(row.Labels.Count)}</td><td class=\"n\">{Terms.Ess(row.EffectiveSampleSize)}</td><td class=\"plotted\">{plot.Strip(row)}</td></tr>");
    }

    private static Markup Mark(Estimate row) => row switch
    {
        { Primary: true } => new(" <span class=\"tag good\">primary</span>"),
        { Valid: false } => new(" <span class=\"tag bad\">not valid</span>"),
        _ => Markup.None,
    };

    private static string Truth(Estimate row) => row.Truth is { } truth
        ? $"All human labels together: {NumberText.Fixed(truth, NumberText.DecimalsFor(row.StandardError))}"
        : "";

    private static void Legend(HtmlText html, StudyResult result)
    {
        html.Add($"<p class=\"legend\"><span class=\"key\"><svg width=\"16\" height=\"16\" aria-hidden=\"true\"><path class=\"marker primary\" d=\"M2 8 l6 -6 l6 6 l-6 6 z\"/></svg> primary</span>");
        html.Add($"<span class=\"key\"><svg width=\"16\" height=\"16\" aria-hidden=\"true\"><circle class=\"marker\" cx=\"8\" cy=\"8\" r=\"4.5\"/></svg> for comparison</span>");
        if (result.Estimates.Any(row => !row.Valid)) html.Add($"<span class=\"key\"><svg width=\"16\" height=\"16\" aria-hidden=\"true\"><path class=\"marker invalid\" d=\"M3 3 l10 10 m0 -10 l-10 10\"/></svg> not valid: ignores the model’s errors</span>");
        if (result.Estimates.Any(row => row.Truth is not null)) html.Add($"<span class=\"key\"><svg width=\"16\" height=\"16\" aria-hidden=\"true\"><line class=\"truth\" x1=\"8\" x2=\"8\" y1=\"0\" y2=\"16\"/></svg> all human labels</span>");
        if (result.Estimates.Any(row => row.Scale.NeutralValue is not null)) html.Add($"<span class=\"key\"><svg width=\"16\" height=\"16\" aria-hidden=\"true\"><line class=\"neutral\" x1=\"8\" x2=\"8\" y1=\"0\" y2=\"16\"/></svg> no effect</span>");
        html.Line($"</p>");
    }
}
