using MathNet.Numerics;
using MathNet.Numerics.Integration;

namespace Cdi.Estimation.Multiplicity;

/// <summary>Nodes and weights for averages over √(χ²/ν), the estimated deviation of errors whose own is 1.</summary>
internal static class RootMeanSquares
{
    // Of the density at its mode; less than it adds nothing that a double holds.
    private const double Negligible = -42;

    /// <summary>Deviations with their weights, which add up to 1.</summary>
    /// <param name="freedom">ν, positive.</param>
    /// <param name="nodes">How many.</param>
    public static (double Deviation, double Weight)[] Of(double freedom, int nodes)
    {
        var mode = Math.Sqrt(Math.Max(0, freedom - 1) / freedom);
        var constant = (freedom / 2 * Math.Log(freedom / 2)) + Math.Log(2) - SpecialFunctions.GammaLn(freedom / 2);
        var peak = Log(Math.Max(mode, 1e-3));
        var least = mode > 0 ? End(mode, -1) : 0;
        var rule = new GaussLegendreRule(least, End(mode, 1), nodes);
        var found = new (double Deviation, double Weight)[nodes];
        for (var node = 0; node < nodes; node++)
        {
            var at = rule.GetAbscissa(node);
            found[node] = (at, rule.GetWeight(node) * Math.Exp(Log(at)));
        }

        var total = found.Sum(each => each.Weight);
        return [.. found.Select(each => (each.Deviation, each.Weight / total))];

        double Log(double s) => constant + ((freedom - 1) * Math.Log(s)) - (freedom * s * s / 2);

        // Outwards by steps of a tenth of the deviation that the density has about.
        double End(double from, int direction)
        {
            var step = direction * 0.1 / Math.Sqrt(2 * freedom);
            var at = from;
            while (at + step > 0 && Log(Math.Max(at + step, 1e-12)) - peak > Negligible) at += step;
            return Math.Max(at, 0);
        }
    }
}
