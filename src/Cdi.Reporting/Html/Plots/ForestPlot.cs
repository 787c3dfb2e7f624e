using Cdi.Estimation.MEstimation;
using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Plots;

/// <summary>A forest plot of one term in strips, one for each row of a table and one for the axis; the strips share a scale and join without gaps.</summary>
/// <remarks>An interval that is very much longer than the primary one ends in an arrow at the border, so that the others stay readable.</remarks>
internal sealed class ForestPlot
{
    private const double Width = 280;
    private const double Height = 40;
    private const double Margin = 14;
    private const double Middle = Height / 2;
    private const double MostWidths = 3;

    private readonly Axis axis;
    private readonly double? truth;
    private readonly double? neutral;
    private readonly IReadOnlyList<double> ticks;

    /// <summary>A plot of the estimates of one term.</summary>
    /// <param name="rows">At least one; the first sets how far the axis reaches.</param>
    public ForestPlot(IReadOnlyList<Estimate> rows)
    {
        var first = rows[0];
        truth = first.Truth;
        var (low, high) = Range(rows);
        axis = new(low, high, first.Scale.IsRatio, Margin, Width - Margin);
        neutral = first.Scale.NeutralValue is { } value && value > low && value < high ? value : null;
        ticks = axis.Ticks(5);
    }

    /// <summary>The strip of one estimate.</summary>
    public Markup Strip(Estimate row)
    {
        var svg = new HtmlText();
        svg.Add($"<svg class=\"strip\" viewBox=\"0 0 {Axis.Px(Width)} {Axis.Px(Height)}\" width=\"{Axis.Px(Width)}\" height=\"{Axis.Px(Height)}\" "
            + $"role=\"img\" aria-label=\"{Described(row)}\">");
        Lines(svg);
        Whisker(svg, row);
        Marker(svg, row);
        return svg.Add($"</svg>").ToMarkup();
    }

    /// <summary>The strip with the ticks of the axis.</summary>
    public Markup AxisStrip()
    {
        var svg = new HtmlText();
        svg.Add($"<svg class=\"strip axis\" viewBox=\"0 0 {Axis.Px(Width)} 26\" width=\"{Axis.Px(Width)}\" height=\"26\" aria-hidden=\"true\">");
        svg.Add($"<line class=\"rule\" x1=\"{Axis.Px(Margin)}\" x2=\"{Axis.Px(Width - Margin)}\" y1=\"0.5\" y2=\"0.5\"/>");
        foreach (var tick in ticks)
        {
            var x = Axis.Px(axis.Pixel(tick));
            svg.Add($"<line class=\"rule\" x1=\"{x}\" x2=\"{x}\" y1=\"0.5\" y2=\"5\"/>"
                + $"<text x=\"{x}\" y=\"18\" text-anchor=\"middle\">{Axis.Label(tick)}</text>");
        }

        return svg.Add($"</svg>").ToMarkup();
    }

    // In the axis' own scale: for a ratio all of this happens to logarithms.
    private static (double Low, double High) Range(IReadOnlyList<Estimate> rows)
    {
        var (first, scale) = (rows[0], rows[0].Scale);
        var values = rows.SelectMany(row => new[] { row.Lower ?? row.Point, row.Upper ?? row.Point, row.Point })
            .Append(first.Truth ?? first.Point).Select(value => OnAxis(scale, value)).Where(double.IsFinite).ToList();
        var (low, high) = values.Count == 0 ? (0.0, 1.0) : (values.Min(), values.Max());
        var (lower, upper) = (OnAxis(scale, first.Lower ?? double.NaN), OnAxis(scale, first.Upper ?? double.NaN));
        if (double.IsFinite(upper - lower) && upper > lower)
        {
            var reach = MostWidths * (upper - lower);
            (low, high) = (Math.Max(low, lower - reach), Math.Min(high, upper + reach));
        }

        if (Neutral(scale, high - low, low, high) is { } none) (low, high) = (Math.Min(low, none), Math.Max(high, none));
        var pad = high > low ? 0.04 * (high - low) : Math.Max(Math.Abs(high) * 0.1, 1e-3);
        return scale.IsRatio ? (scale.ToReported(low - pad), scale.ToReported(high + pad)) : (low - pad, high + pad);
    }

    /// <summary>"No effect" where it is shown: always for a ratio, of which 1 is the only landmark, otherwise where it does not push the estimates
    /// together.</summary>
    private static double? Neutral(Scale scale, double span, double low, double high)
    {
        if (scale.NeutralValue is not { } value) return null;
        var none = OnAxis(scale, value);
        return scale.IsRatio || Math.Max(low - none, none - high) <= span ? none : null;
    }

    // The axis of a ratio is logarithmic; a share or mean has an even one, whatever its interval was formed on.
    private static double OnAxis(Scale scale, double reported) => scale.IsRatio ? scale.FromReported(reported) : reported;

    private void Lines(HtmlText svg)
    {
        foreach (var tick in ticks) Vertical(svg, "grid", tick);
        if (neutral is { } none) Vertical(svg, "neutral", none);
        if (truth is { } known) Vertical(svg, "truth", known);
    }

    private void Vertical(HtmlText svg, string kind, double value)
    {
        if (value < axis.Minimum || value > axis.Maximum) return;
        var x = Axis.Px(axis.Pixel(value));
        svg.Add($"<line class=\"{kind}\" x1=\"{x}\" x2=\"{x}\" y1=\"-1\" y2=\"{Axis.Px(Height)}\"/>");
    }

    private void Whisker(HtmlText svg, Estimate row)
    {
        if (row is not { Lower: { } low, Upper: { } high }) return;
        var lower = Math.Clamp(double.IsFinite(low) ? low : axis.Minimum, axis.Minimum, axis.Maximum);
        var upper = Math.Clamp(double.IsFinite(high) ? high : axis.Maximum, axis.Minimum, axis.Maximum);
        var (x1, x2) = (axis.Pixel(lower), axis.Pixel(upper));
        svg.Add($"<line class=\"whisker {Kind(row)}\" x1=\"{Axis.Px(x1)}\" x2=\"{Axis.Px(x2)}\" y1=\"{Axis.Px(Middle)}\" y2=\"{Axis.Px(Middle)}\"/>");
        End(svg, row, x1, low < axis.Minimum, -1);
        End(svg, row, x2, high > axis.Maximum, 1);
    }

    private static void End(HtmlText svg, Estimate row, double x, bool open, int direction)
    {
        var (top, bottom) = (Axis.Px(Middle - 5), Axis.Px(Middle + 5));
        if (open) svg.Add($"<polygon class=\"arrow {Kind(row)}\" points=\"{Axis.Px(x + (8 * direction))},{Axis.Px(Middle)} {Axis.Px(x)},{top} "
            + $"{Axis.Px(x)},{bottom}\"/>");
        else svg.Add($"<line class=\"whisker {Kind(row)}\" x1=\"{Axis.Px(x)}\" x2=\"{Axis.Px(x)}\" y1=\"{top}\" y2=\"{bottom}\"/>");
    }

    private void Marker(HtmlText svg, Estimate row)
    {
        if (!(row.Point >= axis.Minimum && row.Point <= axis.Maximum)) return;
        var x = axis.Pixel(row.Point);
        if (!row.Valid)
        {
            svg.Add($"<path class=\"marker invalid\" d=\"M{Axis.Px(x - 5)} {Axis.Px(Middle - 5)} l10 10 m0 -10 l-10 10\"/>");
        }
        else if (row.Primary)
        {
            svg.Add($"<path class=\"marker primary\" d=\"M{Axis.Px(x - 7)} {Axis.Px(Middle)} l7 -7 l7 7 l-7 7 z\"/>");
        }
        else
        {
            svg.Add($"<circle class=\"marker\" cx=\"{Axis.Px(x)}\" cy=\"{Axis.Px(Middle)}\" r=\"4.5\"/>");
        }
    }

    private static string Kind(Estimate row) => row.Valid ? row.Primary ? "primary" : "other" : "invalid";

    private static string Described(Estimate row) =>
        $"{Terms.Title(row.Method)}: {NumberText.Fixed(row.Point, Terms.Decimals([row]))}, {NumberText.Level(row.Level)} interval "
            + $"{Terms.Interval(row, Terms.Decimals([row]))}{(row.Valid ? "" : ", not valid")}";
}
