using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Plots;

/// <summary>How many texts had which inclusion probability, and how many of them were labelled, on a logarithmic axis.</summary>
internal static class InclusionHistogram
{
    private const double Width = 520;
    private const double Height = 220;
    private const double Left = 46;
    private const double Right = 12;
    private const double Top = 22;
    private const double Bottom = 40;

    public static Markup Draw(InclusionSummary inclusion, double uniform)
    {
        var bins = inclusion.Histogram;
        var axis = new Axis(bins[0].Lower, bins[^1].Upper, true, Left, Width - Right);
        var counts = new Axis(0, bins.Max(bin => bin.Texts), false, Height - Bottom, Top);
        var svg = new HtmlText();
        svg.Add($"<svg class=\"plot\" viewBox=\"0 0 {Axis.Px(Width)} {Axis.Px(Height)}\" role=\"img\" aria-label=\"Histogram of inclusion probabilities from "
            + $"{NumberText.Significant(inclusion.Smallest, 2)} to {NumberText.Significant(inclusion.Largest, 2)}\">\n");
        Counts(svg, counts);
        foreach (var bin in bins) Bar(svg, axis, counts, bin);
        Ticks(svg, axis);
        Uniform(svg, axis, uniform);
        return svg.Add($"</svg>").ToMarkup();
    }

    private static void Counts(HtmlText svg, Axis counts)
    {
        foreach (var tick in counts.Ticks(4))
        {
            var y = Axis.Px(counts.Pixel(tick));
            svg.Line($"<line class=\"grid\" x1=\"{Axis.Px(Left)}\" x2=\"{Axis.Px(Width - Right)}\" y1=\"{y}\" y2=\"{y}\"/>"
                + $"<text x=\"{Axis.Px(Left - 6)}\" y=\"{y}\" dy=\"0.32em\" text-anchor=\"end\">{NumberText.Count((long)tick)}</text>");
        }
    }

    private static void Bar(HtmlText svg, Axis axis, Axis counts, InclusionBin bin)
    {
        var (x, width) = (axis.Pixel(bin.Lower) + 0.5, axis.Pixel(bin.Upper) - axis.Pixel(bin.Lower) - 1);
        Rectangle(svg, "texts", x, width, counts.Pixel(bin.Texts), counts.Pixel(0));
        Rectangle(svg, "labelled", x, width, counts.Pixel(bin.Labelled), counts.Pixel(0));
    }

    private static void Rectangle(HtmlText svg, string kind, double x, double width, double top, double bottom)
    {
        if (bottom - top <= 0) return;
        svg.Line($"<rect class=\"{kind}\" x=\"{Axis.Px(x)}\" y=\"{Axis.Px(top)}\" width=\"{Axis.Px(width)}\" height=\"{Axis.Px(bottom - top)}\"/>");
    }

    private static void Ticks(HtmlText svg, Axis axis)
    {
        var y = Height - Bottom;
        svg.Line($"<line class=\"rule\" x1=\"{Axis.Px(Left)}\" x2=\"{Axis.Px(Width - Right)}\" y1=\"{Axis.Px(y)}\" y2=\"{Axis.Px(y)}\"/>");
        foreach (var tick in axis.Ticks(7))
        {
            var x = Axis.Px(axis.Pixel(tick));
            svg.Line($"<line class=\"rule\" x1=\"{x}\" x2=\"{x}\" y1=\"{Axis.Px(y)}\" y2=\"{Axis.Px(y + 4)}\"/>"
                + $"<text x=\"{x}\" y=\"{Axis.Px(y + 17)}\" text-anchor=\"middle\">{Axis.Label(tick)}</text>");
        }

        svg.Line($"<text class=\"title\" x=\"{Axis.Px((Left + Width - Right) / 2)}\" y=\"{Axis.Px(Height - 5)}\" text-anchor=\"middle\">probability of being "
            + $"labelled, π</text>");
    }

    private static void Uniform(HtmlText svg, Axis axis, double uniform)
    {
        if (!(uniform > axis.Minimum && uniform < axis.Maximum)) return;
        var x = axis.Pixel(uniform);
        var anchor = x > Width * 0.7 ? "end" : "start";
        svg.Line($"<line class=\"truth\" x1=\"{Axis.Px(x)}\" x2=\"{Axis.Px(x)}\" y1=\"{Axis.Px(Top - 8)}\" y2=\"{Axis.Px(Height - Bottom)}\"/>");
        svg.Line($"<text x=\"{Axis.Px(x + (anchor == "end" ? -5 : 5))}\" y=\"{Axis.Px(Top - 6)}\" text-anchor=\"{anchor}\">a uniform draw: "
            + $"{NumberText.Significant(uniform, 2)}</text>");
    }
}
