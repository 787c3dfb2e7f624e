using Cdi.Estimation.Replays;
using Cdi.Reporting.Html;
using Cdi.Reporting.Html.Plots;
using Cdi.Studies.Experiments;

namespace Cdi.Reporting.Experiments;

/// <summary>What each part of a design buys: a bar of effective labels for each step, and the numbers below.</summary>
internal static class AttributionFigure
{
    private const double BarWidth = 270;
    private const double Narrowest = 190;
    private const double Character = 6.5;
    private const double Right = 60;
    private const double Step = 28;

    /// <summary>Writes the section of an estimand; nothing where the grid has fewer than two of the steps.</summary>
    public static void Write(HtmlText html, string estimand, IReadOnlyList<AttributionStep> steps)
    {
        if (steps.Count < 2) return;
        html.Line($"<section>\n<h2>What each part buys: {estimand}, {steps[0].Cell.Draws.Budget.ToString()}</h2>");
        html.Line($"<figure>\n{Bars(steps)}\n<figcaption>Effective sample size after each step; the line is the number of labels spent"
            + $"</figcaption>\n</figure>");
        ExperimentPage.Table(html, ExperimentText.AttributionColumns, steps.Select(ExperimentText.Row));
        html.Line($"</section>");
    }

    private static Markup Bars(IReadOnlyList<AttributionStep> steps)
    {
        var spent = steps[0].Cell.Draws.Budget.Count;
        var values = steps.Select(step => step.Cell.Measured.Of(MeasureKind.EssMc).Value).ToList();

        // A step that stands for several has a long name.
        var left = Math.Max(Narrowest, steps.Max(step => step.Name.Length) * Character);
        var width = left + BarWidth + Right;
        var axis = new Axis(0, values.Where(double.IsFinite).Append(spent).Max(), false, left, width - Right);
        var height = Axis.Px(Step * steps.Count);
        var svg = new HtmlText();
        svg.Add($"<svg class=\"plot\" viewBox=\"0 0 {Axis.Px(width)} {height}\" role=\"img\" aria-label=\"Effective sample size after each step\">\n");
        for (var index = 0; index < steps.Count; index++)
        {
            var (y, value) = (Step * index, values[index]);
            svg.Line($"<text x=\"{Axis.Px(left - 8)}\" y=\"{Axis.Px(y + (Step / 2))}\" dy=\"0.32em\" text-anchor=\"end\">{steps[index].Name}</text>");
            if (!double.IsFinite(value)) continue;
            var end = axis.Pixel(value);
            svg.Line($"<rect class=\"bar\" x=\"{Axis.Px(left)}\" y=\"{Axis.Px(y + 4)}\" width=\"{Axis.Px(end - left)}\" height=\"{Axis.Px(Step - 8)}\"/>"
                + $"<text x=\"{Axis.Px(end + 6)}\" y=\"{Axis.Px(y + (Step / 2))}\" dy=\"0.32em\">{Text.NumberText.Fixed(value, 0)}</text>");
        }

        var x = Axis.Px(axis.Pixel(spent));
        svg.Line($"<line class=\"truth\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"{height}\"/>");
        return svg.Add($"</svg>").ToMarkup();
    }
}
