using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Plots;

/// <summary>The change of an error rate over batches with its band, as a line.</summary>
internal static class DriftPlot
{
    private const double Width = 560;
    private const double Height = 240;
    private const double Left = 52;
    private const double Right = 14;
    private const double Top = 10;
    private const double Bottom = 30;
    private const int MostNames = 8;

    public static Markup Draw(MonitorFacts facts)
    {
        var (batches, reference) = (facts.Drift.Batches, facts.Drift.ReferenceRate);
        double[] values =
        [
            0, .. batches.SelectMany(batch => new[] { batch.Lower, batch.Upper, batch.ErrorRate - reference }).OfType<double>(),
        ];
        var (low, high) = (values.Min(), values.Max());
        var spare = 0.05 * Math.Max(high - low, 0.01);
        var y = new Axis(low - spare, high + spare, false, Height - Bottom, Top);
        var x = new Axis(-0.5, batches.Count - 0.5, false, Left, Width - Right);
        var svg = new HtmlText();
        svg.Add($"<svg class=\"plot\" viewBox=\"0 0 {Axis.Px(Width)} {Axis.Px(Height)}\" role=\"img\" aria-label=\"Change of the error rate of {facts.Llm} "
            + $"over batches; the table has the figures\">\n");
        Frame(svg, facts, x, y);
        var shown = batches.Index().Where(each => each.Item.Change is not null).ToList();
        foreach (var (place, batch) in shown)
        {
            svg.Line($"<line class=\"whisker{(batch.ShowsDrift ? " primary" : "")}\" x1=\"{Axis.Px(x.Pixel(place))}\" x2=\"{Axis.Px(x.Pixel(place))}\" "
                + $"y1=\"{Axis.Px(y.Pixel(batch.Lower ?? 0))}\" y2=\"{Axis.Px(y.Pixel(batch.Upper ?? 0))}\"/>");
        }

        var line = shown.Select(each => $"{Axis.Px(x.Pixel(each.Index))},{Axis.Px(y.Pixel(each.Item.Change ?? 0))}");
        svg.Line($"<polyline class=\"curve\" points=\"{string.Join(' ', line)}\"/>");
        foreach (var (place, batch) in batches.Index())
        {
            if (batch.ErrorRate is { } rate)
                svg.Line($"<circle class=\"marker\" cx=\"{Axis.Px(x.Pixel(place))}\" cy=\"{Axis.Px(y.Pixel(rate - reference))}\" r=\"3\"/>");
        }

        return svg.Add($"</svg>").ToMarkup();
    }

    private static void Frame(HtmlText svg, MonitorFacts facts, Axis x, Axis y)
    {
        foreach (var tick in y.Ticks(5))
        {
            var py = Axis.Px(y.Pixel(tick));
            svg.Line($"<line class=\"grid\" x1=\"{Axis.Px(Left)}\" x2=\"{Axis.Px(Width - Right)}\" y1=\"{py}\" y2=\"{py}\"/>");
            svg.Line($"<text x=\"{Axis.Px(Left - 7)}\" y=\"{py}\" dy=\"0.32em\" text-anchor=\"end\">{Axis.Label(tick)}</text>");
        }

        svg.Line($"<line class=\"neutral\" x1=\"{Axis.Px(Left)}\" x2=\"{Axis.Px(Width - Right)}\" y1=\"{Axis.Px(y.Pixel(0))}\" y2=\"{Axis.Px(y.Pixel(0))}\"/>");
        var step = Math.Max(1, (facts.Batches.Count + MostNames - 1) / MostNames);
        for (var place = 0; place < facts.Batches.Count; place += step)
            svg.Line($"<text x=\"{Axis.Px(x.Pixel(place))}\" y=\"{Axis.Px(Height - 10)}\" text-anchor=\"middle\">{facts.Batches[place]}</text>");
    }
}
