using Cdi.Reporting.Text;

namespace Cdi.Reporting.Html.Plots;

/// <summary>The frame of a figure whose horizontal axis counts labels.</summary>
internal sealed class LabelFrame
{
    private const double Width = 520;
    private const double Height = 260;
    private const double Left = 52;
    private const double Right = 14;
    private const double Top = 16;
    private const double Bottom = 40;

    /// <summary>A frame around points.</summary>
    /// <param name="fewest">Fewest labels.</param>
    /// <param name="most">Most labels.</param>
    /// <param name="least">Smallest value.</param>
    /// <param name="largest">Largest value.</param>
    /// <param name="logarithmic">Whether equal ratios of labels are equal lengths.</param>
    public LabelFrame(double fewest, double most, double least, double largest, bool logarithmic)
    {
        var pad = Math.Max(0.06 * (largest - least), 1e-9);
        Labels = new Axis(fewest, most, logarithmic, Left + 8, Width - Right - 8);
        Values = new Axis(least - pad, largest + pad, false, Height - Bottom, Top);
    }

    /// <summary>The horizontal axis.</summary>
    public Axis Labels { get; }

    /// <summary>The vertical axis.</summary>
    public Axis Values { get; }

    /// <summary>Opens the figure, and draws axes and lines of the grid.</summary>
    public HtmlText Open(string title)
    {
        var svg = new HtmlText();
        svg.Add($"<svg class=\"plot\" viewBox=\"0 0 {Axis.Px(Width)} {Axis.Px(Height)}\" role=\"img\" aria-label=\"{title}\">\n");
        foreach (var tick in Values.Ticks(5))
        {
            var y = Axis.Px(Values.Pixel(tick));
            svg.Line($"<line class=\"grid\" x1=\"{Axis.Px(Left)}\" x2=\"{Axis.Px(Width - Right)}\" y1=\"{y}\" y2=\"{y}\"/>"
                + $"<text x=\"{Axis.Px(Left - 6)}\" y=\"{y}\" dy=\"0.32em\" text-anchor=\"end\">{Axis.Label(tick)}</text>");
        }

        var bottom = Height - Bottom;
        svg.Line($"<line class=\"rule\" x1=\"{Axis.Px(Left)}\" x2=\"{Axis.Px(Width - Right)}\" y1=\"{Axis.Px(bottom)}\" y2=\"{Axis.Px(bottom)}\"/>");
        foreach (var tick in Labels.Ticks(6))
        {
            var x = Axis.Px(Labels.Pixel(tick));
            svg.Line($"<line class=\"rule\" x1=\"{x}\" x2=\"{x}\" y1=\"{Axis.Px(bottom)}\" y2=\"{Axis.Px(bottom + 4)}\"/>"
                + $"<text x=\"{x}\" y=\"{Axis.Px(bottom + 17)}\" text-anchor=\"middle\">{NumberText.Count((long)tick)}</text>");
        }

        svg.Line($"<text class=\"title\" x=\"{Axis.Px((Left + Width - Right) / 2)}\" y=\"{Axis.Px(Height - 5)}\" text-anchor=\"middle\">labels</text>");
        return svg;
    }

    /// <summary>A line across at a value.</summary>
    public void Across(HtmlText svg, double value)
    {
        var y = Axis.Px(Values.Pixel(value));
        svg.Line($"<line class=\"truth\" x1=\"{Axis.Px(Left)}\" x2=\"{Axis.Px(Width - Right)}\" y1=\"{y}\" y2=\"{y}\"/>");
    }

    /// <summary>A line through points.</summary>
    public void Curve(HtmlText svg, string style, IReadOnlyList<(double Labels, double Value)> points)
    {
        var corners = string.Join(' ', points.Select(each => $"{Axis.Px(Labels.Pixel(each.Labels))},{Axis.Px(Values.Pixel(each.Value))}"));
        if (points.Count > 1) svg.Line($"<polyline class=\"{style}\" points=\"{corners}\"/>");
    }

    /// <summary>The key of a figure: a line of each kind, with what it is.</summary>
    public static void Key(HtmlText html, string style, string name) =>
        html.Line($"<span class=\"key\"><svg class=\"swatch\" viewBox=\"0 0 26 10\" width=\"26\" height=\"10\" aria-hidden=\"true\"><line class=\"{style}\" "
            + $"x1=\"0\" x2=\"26\" y1=\"5\" y2=\"5\"/></svg>{name}</span>");
}
