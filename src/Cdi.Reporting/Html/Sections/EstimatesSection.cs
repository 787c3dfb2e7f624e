using Cdi.Reporting.Html.Plots;
using Cdi.Reporting.Text;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>Every coefficient by every method: a table whose last column is a forest plot. On a narrow screen each row becomes a block, so that no interval
/// is out of sight.</summary>
/// <remarks>The roles repeat what a table means, since a browser forgets it where style sheets lay a table out as blocks.</remarks>
internal static class EstimatesSection
{
    public static void Write(HtmlText html, StudyResult result)
    {
        html.Line($"<section>\n<h2>Estimates by method</h2>");
        foreach (var (index, estimand) in result.Definition.Estimands.Index()) Table(html, result, estimand, index);
        ForestLegend.Write(html, result);
        Reading(html, result);
        html.Line($"</section>");
    }

    private static void Table(HtmlText html, StudyResult result, EstimandDefinition estimand, int index)
    {
        var estimates = result.Of(estimand.Name);
        var level = NumberText.Level(estimates.Primary.Level);
        var tested = estimates.All.Any(row => row.PValue is not null);
        html.Line($"<figure class=\"estimand\">\n<figcaption id=\"estimand-{index}\">"
            + $"<b>{estimand.Name}</b> <code>{estimand.Shown}</code>{Loss(estimand)}{Formed(estimand, estimates.Primary)}</figcaption>");
        html.Line($"<table class=\"forest\" role=\"table\" aria-labelledby=\"estimand-{index}\">");
        html.Add($"<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">Method</th>"
            + $"<th scope=\"col\" role=\"columnheader\" class=\"n\">Estimate</th><th scope=\"col\" role=\"columnheader\" class=\"n\">{level} interval</th>"
            + $"<th scope=\"col\" role=\"columnheader\" class=\"n\">Std. error</th>");
        if (tested) html.Add($"<th scope=\"col\" role=\"columnheader\" class=\"n\">p</th>");
        html.Line($"<th scope=\"col\" role=\"columnheader\" class=\"n\">λ</th><th scope=\"col\" role=\"columnheader\" class=\"n\">Labels</th>"
            + $"<th scope=\"col\" role=\"columnheader\" class=\"n\">ESS</th><th scope=\"col\" role=\"columnheader\" class=\"plotted\">"
            + $"<span class=\"hidden\">Interval drawn</span></th></tr></thead>");
        foreach (var term in estimates.All.GroupBy(row => row.Term).OrderByDescending(group => group.Any(row => row.Primary)))
        {
            Term(html, [.. term], level, tested);
        }

        html.Line($"</table>\n</figure>");
    }

    private static Markup Loss(EstimandDefinition estimand) => estimand.LossText.Length == 0
        ? Markup.None
        : new HtmlText().Add($"<br><small>loss of a text: <code>{estimand.LossText}</code></small>").ToMarkup();

    private static Markup Formed(EstimandDefinition estimand, Estimate primary) => Terms.Formed(estimand, primary) is { Length: > 0 } formed
        ? new HtmlText().Add($"<br><small>{HtmlMessage.Of(formed)}</small>").ToMarkup()
        : Markup.None;

    private static void Term(HtmlText html, IReadOnlyList<Estimate> rows, string level, bool tested)
    {
        var plot = new ForestPlot(rows);
        var span = tested ? 8 : 7;
        html.Line($"<tbody role=\"rowgroup\">\n<tr class=\"term\" role=\"row\"><th scope=\"rowgroup\" role=\"rowheader\" colspan=\"{span + 1}\">"
            + $"<code>{rows[0].Term}</code> <span>{Terms.Scales(rows[0])}</span></th></tr>");
        foreach (var row in rows) Row(html, row, plot, rows, level, tested);
        html.Line($"<tr class=\"foot\" role=\"row\"><td role=\"cell\" colspan=\"{span}\">{Truth(rows[0])}</td>"
            + $"<td role=\"cell\" class=\"plotted\">{plot.AxisStrip()}</td></tr>\n</tbody>");
    }

    private static void Row(HtmlText html, Estimate row, ForestPlot plot, IReadOnlyList<Estimate> rows, string level, bool tested)
    {
        var kind = row.Primary ? "primary" : row.Valid ? "other" : "invalid";
        var decimals = Terms.Decimals(rows);
        html.Add($"<tr class=\"{kind}\" role=\"row\"><th scope=\"row\" role=\"rowheader\">{Terms.Title(row.Method)}{Mark(row)} <small>"
            + $"<code>{row.Method.Name}</code>, {Terms.Sample(row)}</small></th>");
        Cell(html, "Estimate", NumberText.Fixed(row.Point, decimals));
        Cell(html, level + " interval", Terms.Interval(row, decimals), "n wide");
        Cell(html, "Std. error", NumberText.Fixed(row.FunctionStandardError, NumberText.DecimalsFor(rows[0].FunctionStandardError)));
        if (tested) Cell(html, "p", row.PValue is { } p ? NumberText.PValue(p) : "–");
        Cell(html, "λ", row.Lambda is { } lambda ? NumberText.Fixed(lambda, 2) : "–");
        Cell(html, "Labels", NumberText.Count(row.Labels.Count));
        Cell(html, "ESS", Terms.Ess(row.EffectiveSampleSize));
        html.Line($"<td role=\"cell\" class=\"plotted\">{plot.Strip(row)}</td></tr>");
    }

    // The label is the column's name once more; it is shown where the header is not.
    private static void Cell(HtmlText html, string label, string value, string style = "n") =>
        html.Add($"<td role=\"cell\" class=\"{style}\" data-label=\"{label}\">{value}</td>");

    private static Markup Mark(Estimate row) => row switch
    {
        { Primary: true } => new(" <span class=\"tag good\">primary</span>"),
        { Valid: false } => new(" <span class=\"tag bad\">not valid</span>"),
        _ => Markup.None,
    };

    private static string Truth(Estimate row) => row.Truth is { } truth
        ? $"All human labels together: {NumberText.Fixed(truth, Terms.Decimals([row]))}"
        : "";

    private static void Reading(HtmlText html, StudyResult result)
    {
        html.Line($"<dl class=\"reading\">");
        foreach (var (term, meaning) in Terms.Reading(result)) html.Line($"<div><dt>{term}</dt><dd>{meaning}</dd></div>");
        html.Line($"</dl>");
    }
}
