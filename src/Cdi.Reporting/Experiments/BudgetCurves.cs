using Cdi.Estimation.Replays;
using Cdi.Reporting.Html;
using Cdi.Reporting.Html.Plots;
using Cdi.Reporting.Text;
using Cdi.Studies.Experiments;

namespace Cdi.Reporting.Experiments;

/// <summary>A measure by budget: a curve for each method and design, with bars of two Monte-Carlo errors.</summary>
internal static class BudgetCurves
{
    /// <summary>Kinds of curves that the style sheet tells apart.</summary>
    public const int Kinds = 8;

    private const double Width = 520;
    private const double Height = 260;
    private const double Left = 52;
    private const double Right = 14;
    private const double Top = 16;
    private const double Bottom = 40;

    /// <summary>The figure.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="series">The cells of each method and design, by budget.</param>
    /// <param name="kind">The measure.</param>
    /// <param name="reference">A level drawn across; null for none.</param>
    public static Markup Draw(string title, IReadOnlyList<IReadOnlyList<ExperimentCell>> series, MeasureKind kind, double? reference)
    {
        var cells = series.SelectMany(each => each).ToList();
        var values = cells.Select(cell => cell.Measured.Of(kind)).Where(measure => double.IsFinite(measure.Value)).SelectMany(Ends)
            .Concat(reference is { } level ? [level] : []).ToList();
        if (values.Count == 0) return Markup.None;
        var pad = Math.Max(0.06 * (values.Max() - values.Min()), 1e-9);
        var budgets = new Axis(cells.Min(Budget), cells.Max(Budget), false, Left + 8, Width - Right - 8);
        var axis = new Axis(values.Min() - pad, values.Max() + pad, false, Height - Bottom, Top);
        var svg = new HtmlText();
        svg.Add($"<svg class=\"plot\" viewBox=\"0 0 {Axis.Px(Width)} {Axis.Px(Height)}\" role=\"img\" aria-label=\"{title}\">\n");
        Frame(svg, budgets, axis);
        if (reference is { } claimed)
            svg.Line($"<line class=\"truth\" x1=\"{Axis.Px(Left)}\" x2=\"{Axis.Px(Width - Right)}\" y1=\"{Axis.Px(axis.Pixel(claimed))}\" "
                + $"y2=\"{Axis.Px(axis.Pixel(claimed))}\"/>");
        for (var index = 0; index < series.Count; index++) Curve(svg, $"curve kind{index % Kinds}", series[index], kind, budgets, axis);
        return svg.Add($"</svg>").ToMarkup();
    }

    private static double Budget(ExperimentCell cell) => cell.Draws.Budget.Count;

    private static IEnumerable<double> Ends(Measure measure)
    {
        var error = double.IsFinite(measure.StandardError) ? 2 * measure.StandardError : 0;
        return [measure.Value - error, measure.Value + error];
    }

    private static void Frame(HtmlText svg, Axis budgets, Axis axis)
    {
        foreach (var tick in axis.Ticks(5))
        {
            var y = Axis.Px(axis.Pixel(tick));
            svg.Line($"<line class=\"grid\" x1=\"{Axis.Px(Left)}\" x2=\"{Axis.Px(Width - Right)}\" y1=\"{y}\" y2=\"{y}\"/>"
                + $"<text x=\"{Axis.Px(Left - 6)}\" y=\"{y}\" dy=\"0.32em\" text-anchor=\"end\">{Axis.Label(tick)}</text>");
        }

        var bottom = Height - Bottom;
        svg.Line($"<line class=\"rule\" x1=\"{Axis.Px(Left)}\" x2=\"{Axis.Px(Width - Right)}\" y1=\"{Axis.Px(bottom)}\" y2=\"{Axis.Px(bottom)}\"/>");
        foreach (var tick in budgets.Ticks(6))
        {
            var x = Axis.Px(budgets.Pixel(tick));
            svg.Line($"<line class=\"rule\" x1=\"{x}\" x2=\"{x}\" y1=\"{Axis.Px(bottom)}\" y2=\"{Axis.Px(bottom + 4)}\"/>"
                + $"<text x=\"{x}\" y=\"{Axis.Px(bottom + 17)}\" text-anchor=\"middle\">{NumberText.Count((long)tick)}</text>");
        }

        svg.Line($"<text class=\"title\" x=\"{Axis.Px((Left + Width - Right) / 2)}\" y=\"{Axis.Px(Height - 5)}\" text-anchor=\"middle\">labels</text>");
    }

    private static void Curve(HtmlText svg, string style, IReadOnlyList<ExperimentCell> cells, MeasureKind kind, Axis budgets, Axis axis)
    {
        var points = cells.Select(cell => (X: budgets.Pixel(Budget(cell)), Measure: cell.Measured.Of(kind)))
            .Where(point => double.IsFinite(point.Measure.Value)).ToList();
        var corners = string.Join(' ', points.Select(each => $"{Axis.Px(each.X)},{Axis.Px(axis.Pixel(each.Measure.Value))}"));
        if (points.Count > 1) svg.Line($"<polyline class=\"{style}\" points=\"{corners}\"/>");
        foreach (var (x, measure) in points)
        {
            string[] ends = [.. Ends(measure).Select(end => Axis.Px(axis.Pixel(end)))];
            svg.Line($"<line class=\"{style}\" x1=\"{Axis.Px(x)}\" x2=\"{Axis.Px(x)}\" y1=\"{ends[0]}\" y2=\"{ends[1]}\"/>"
                + $"<circle class=\"{style}\" cx=\"{Axis.Px(x)}\" cy=\"{Axis.Px(axis.Pixel(measure.Value))}\" r=\"3\"/>");
        }
    }
}
