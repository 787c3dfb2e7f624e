using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Plots;

/// <summary>How often humans agree with the model against how sure it said it was; below, how many texts lie at each confidence.</summary>
internal static class ReliabilityCurve
{
    private const double Width = 380;
    private const double Left = 48;
    private const double Right = 14;
    private const double Top = 10;
    private const double Side = 318;
    private const double StripTop = Top + Side + 10;
    private const double StripHeight = 46;
    private const double Height = StripTop + StripHeight + 40;

    public static Markup Draw(AnnotatorComparison comparison)
    {
        var x = new Axis(0, 1, false, Left, Left + Side);
        var y = new Axis(0, 1, false, Top + Side, Top);
        var svg = new HtmlText();
        svg.Add($"<svg class=\"plot square\" viewBox=\"0 0 {Axis.Px(Width)} {Axis.Px(Height)}\" role=\"img\" aria-label=\"Reliability curve of "
            + $"{comparison.Llm}; the table beside it has the figures\">\n");
        Frame(svg, x, y);
        Curve(svg, x, y, comparison.Calibration);
        foreach (var bin in comparison.Calibration) Point(svg, x, y, bin);
        Texts(svg, x, comparison.Calibration);
        return svg.Add($"</svg>").ToMarkup();
    }

    private static void Frame(HtmlText svg, Axis x, Axis y)
    {
        foreach (var tick in (ReadOnlySpan<double>)[0, 0.25, 0.5, 0.75, 1])
        {
            var (px, py) = (Axis.Px(x.Pixel(tick)), Axis.Px(y.Pixel(tick)));
            svg.Line($"<line class=\"grid\" x1=\"{px}\" x2=\"{px}\" y1=\"{Axis.Px(Top)}\" y2=\"{Axis.Px(StripTop + StripHeight)}\"/>"
                + $"<line class=\"grid\" x1=\"{Axis.Px(Left)}\" x2=\"{Axis.Px(Left + Side)}\" y1=\"{py}\" y2=\"{py}\"/>");
            svg.Line($"<text x=\"{Axis.Px(Left - 7)}\" y=\"{py}\" dy=\"0.32em\" text-anchor=\"end\">{Axis.Label(tick)}</text>"
                + $"<text x=\"{px}\" y=\"{Axis.Px(StripTop + StripHeight + 15)}\" text-anchor=\"middle\">{Axis.Label(tick)}</text>");
        }

        svg.Line($"<line class=\"neutral\" x1=\"{Axis.Px(x.Pixel(0))}\" y1=\"{Axis.Px(y.Pixel(0))}\" x2=\"{Axis.Px(x.Pixel(1))}\" "
            + $"y2=\"{Axis.Px(y.Pixel(1))}\"/>");
        svg.Line($"<text class=\"title\" transform=\"translate(12 {Axis.Px(Top + (Side / 2))}) rotate(-90)\" text-anchor=\"middle\">humans agree</text>");
        svg.Line($"<text class=\"title\" x=\"{Axis.Px(Left + (Side / 2))}\" y=\"{Axis.Px(Height - 6)}\" text-anchor=\"middle\">confidence stated by "
            + $"the model</text>");
    }

    private static void Curve(HtmlText svg, Axis x, Axis y, IReadOnlyList<CalibrationBin> bins)
    {
        var points = bins.Where(bin => bin.Agreement is not null)
            .Select(bin => $"{Axis.Px(x.Pixel(bin.Confidence))},{Axis.Px(y.Pixel(bin.Agreement?.Point ?? 0))}");
        svg.Line($"<polyline class=\"curve\" points=\"{string.Join(' ', points)}\"/>");
    }

    private static void Point(HtmlText svg, Axis x, Axis y, CalibrationBin bin)
    {
        if (bin.Agreement is not { } agreement) return;
        var px = Axis.Px(x.Pixel(bin.Confidence));
        var radius = Math.Clamp(2.5 + (0.45 * Math.Sqrt(bin.Labelled)), 3, 11);
        svg.Line($"<line class=\"whisker primary\" x1=\"{px}\" x2=\"{px}\" y1=\"{Axis.Px(y.Pixel(agreement.Lower))}\" "
            + $"y2=\"{Axis.Px(y.Pixel(agreement.Upper))}\"/>");
        svg.Line($"<circle class=\"marker primary\" cx=\"{px}\" cy=\"{Axis.Px(y.Pixel(agreement.Point))}\" r=\"{Axis.Px(radius)}\"/>");
    }

    private static void Texts(HtmlText svg, Axis x, IReadOnlyList<CalibrationBin> bins)
    {
        var most = Math.Max(1, bins.Max(bin => bin.Texts));
        foreach (var bin in bins)
        {
            var height = StripHeight * bin.Texts / most;
            var (from, to) = (x.Pixel(bin.Lower) + 0.5, x.Pixel(bin.Upper) - 0.5);
            if (height > 0) svg.Line($"<rect class=\"texts\" x=\"{Axis.Px(from)}\" y=\"{Axis.Px(StripTop + StripHeight - height)}\" "
                + $"width=\"{Axis.Px(to - from)}\" height=\"{Axis.Px(height)}\"/>");
        }

        svg.Line($"<line class=\"rule\" x1=\"{Axis.Px(Left)}\" x2=\"{Axis.Px(Left + Side)}\" y1=\"{Axis.Px(StripTop + StripHeight)}\" "
            + $"y2=\"{Axis.Px(StripTop + StripHeight)}\"/>");
        svg.Line($"<text x=\"{Axis.Px(Left - 7)}\" y=\"{Axis.Px(StripTop + 8)}\" text-anchor=\"end\">texts</text>");
    }
}
