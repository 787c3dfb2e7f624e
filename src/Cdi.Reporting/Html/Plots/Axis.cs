using System.Globalization;

namespace Cdi.Reporting.Html.Plots;

/// <summary>A horizontal axis: values to pixels, linear or logarithmic, with round ticks.</summary>
internal sealed class Axis
{
    private readonly double low;
    private readonly double high;
    private readonly double left;
    private readonly double right;

    /// <summary>An axis over the given values.</summary>
    /// <param name="minimum">Smallest value shown; positive on a logarithmic axis.</param>
    /// <param name="maximum">Largest value shown, above the smallest.</param>
    /// <param name="logarithmic">Whether equal ratios are equal lengths.</param>
    /// <param name="left">Pixel of the smallest value.</param>
    /// <param name="right">Pixel of the largest value.</param>
    public Axis(double minimum, double maximum, bool logarithmic, double left, double right)
    {
        (Minimum, Maximum, IsLogarithmic, this.left, this.right) = (minimum, maximum, logarithmic, left, right);
        (low, high) = (Transform(minimum), Transform(maximum));
        if (!(high > low)) (low, high) = (low - 0.5, low + 0.5);
    }

    public double Minimum { get; }

    public double Maximum { get; }

    public bool IsLogarithmic { get; }

    /// <summary>The pixel of a value; not clipped.</summary>
    public double Pixel(double value) => left + ((Transform(value) - low) / (high - low) * (right - left));

    /// <summary>Round values within the axis, about <paramref name="count"/> of them, ascending.</summary>
    public IReadOnlyList<double> Ticks(int count) => IsLogarithmic ? LogarithmicTicks(count) : LinearTicks(count);

    /// <summary>A tick's label: as many decimals as the step between ticks needs.</summary>
    public static string Label(double tick) => Text.NumberText.Significant(tick, 6);

    /// <summary>A pixel in markup: two decimals at most.</summary>
    public static string Px(double pixel) => pixel.ToString("0.##", CultureInfo.InvariantCulture);

    private double Transform(double value) => IsLogarithmic ? Math.Log(value) : value;

    private List<double> LinearTicks(int count)
    {
        var step = RoundStep((Maximum - Minimum) / Math.Max(1, count));
        var ticks = new List<double>();
        for (var index = (long)Math.Ceiling(Minimum / step); index * step <= Maximum + (step * 1e-9); index++) ticks.Add(Rounded(index * step, step));
        return ticks;
    }

    private List<double> LogarithmicTicks(int count)
    {
        var ticks = new List<double>();
        for (var decade = (int)Math.Floor(Math.Log10(Minimum)); decade <= Math.Ceiling(Math.Log10(Maximum)); decade++)
        {
            foreach (var factor in (ReadOnlySpan<double>)[1, 2, 5])
            {
                var tick = Rounded(factor * Math.Pow(10, decade), Math.Pow(10, decade));
                if (tick >= Minimum * (1 - 1e-9) && tick <= Maximum * (1 + 1e-9)) ticks.Add(tick);
            }
        }

        return ticks.Count >= 2 ? Thin(ticks, count) : LinearTicks(count);
    }

    private static List<double> Thin(List<double> ticks, int count)
    {
        var every = Math.Max(1, (int)Math.Ceiling(ticks.Count / (double)Math.Max(1, count + 2)));
        return ticks.Where((_, index) => index % every == 0).ToList();
    }

    private static double RoundStep(double rough)
    {
        if (!(rough > 0)) return 1;
        var decade = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return decade * ((rough / decade) switch { <= 1.4 => 1, <= 2.2 => 2, <= 3.5 => 2.5, <= 7 => 5, _ => 10 });
    }

    private static double Rounded(double value, double step) =>
        Math.Round(value, Math.Clamp(2 - (int)Math.Floor(Math.Log10(step)), 0, 15));
}
