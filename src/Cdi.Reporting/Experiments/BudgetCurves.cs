using Cdi.Estimation.Replays;
using Cdi.Reporting.Html;
using Cdi.Reporting.Html.Plots;
using Cdi.Studies.Experiments;

namespace Cdi.Reporting.Experiments;

/// <summary>A measure by budget: a curve for each method and design, with bars of two Monte-Carlo errors.</summary>
internal static class BudgetCurves
{
    /// <summary>Kinds of curves that the style sheet tells apart.</summary>
    public const int Kinds = 8;

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
        var frame = new LabelFrame(cells.Min(Budget), cells.Max(Budget), values.Min(), values.Max(), logarithmic: false);
        var svg = frame.Open(title);
        if (reference is { } claimed) frame.Across(svg, claimed);
        for (var index = 0; index < series.Count; index++) Curve(svg, $"curve kind{index % Kinds}", series[index], kind, frame);
        return svg.Add($"</svg>").ToMarkup();
    }

    private static double Budget(ExperimentCell cell) => cell.Draws.Budget.Count;

    private static IEnumerable<double> Ends(Measure measure)
    {
        var error = double.IsFinite(measure.StandardError) ? 2 * measure.StandardError : 0;
        return [measure.Value - error, measure.Value + error];
    }

    private static void Curve(HtmlText svg, string style, IReadOnlyList<ExperimentCell> cells, MeasureKind kind, LabelFrame frame)
    {
        var points = cells.Select(cell => (Budget: Budget(cell), Measure: cell.Measured.Of(kind)))
            .Where(point => double.IsFinite(point.Measure.Value)).ToList();
        frame.Curve(svg, style, [.. points.Select(point => (point.Budget, point.Measure.Value))]);
        foreach (var (budget, measure) in points)
        {
            var x = Axis.Px(frame.Labels.Pixel(budget));
            string[] ends = [.. Ends(measure).Select(end => Axis.Px(frame.Values.Pixel(end)))];
            svg.Line($"<line class=\"{style}\" x1=\"{x}\" x2=\"{x}\" y1=\"{ends[0]}\" y2=\"{ends[1]}\"/>"
                + $"<circle class=\"{style}\" cx=\"{x}\" cy=\"{Axis.Px(frame.Values.Pixel(measure.Value))}\" r=\"3\"/>");
        }
    }
}
