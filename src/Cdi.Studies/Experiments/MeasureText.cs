using System.Globalization;
using Cdi.Estimation.Replays;

namespace Cdi.Studies.Experiments;

/// <summary>Measures as people read them.</summary>
public static class MeasureText
{
    private const int MostDecimals = 6;
    private const string None = "–";

    /// <summary>The measure of a cell with its Monte-Carlo error: <c>0.9035 ± 0.0047</c>.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="kind">Which measure.</param>
    /// <returns>A dash where there is no number; the number alone where it has no error.</returns>
    public static string Of(ReplayCell cell, MeasureKind kind)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var measure = cell.Of(kind);
        if (!double.IsFinite(measure.Value)) return None;
        if (!kind.HasError() || !(measure.StandardError > 0) || !double.IsFinite(measure.StandardError))
            return measure.Value.ToString("0.####", CultureInfo.InvariantCulture);
        var decimals = Math.Clamp(1 - (int)Math.Floor(Math.Log10(measure.StandardError)), 0, MostDecimals);
        var format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
        return $"{measure.Value.ToString(format, CultureInfo.InvariantCulture)} ± {measure.StandardError.ToString(format, CultureInfo.InvariantCulture)}";
    }
}
