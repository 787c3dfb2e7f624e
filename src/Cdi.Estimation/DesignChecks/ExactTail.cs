using MathNet.Numerics;

namespace Cdi.Estimation.DesignChecks;

/// <summary>The exact two-sided p-value of a total that counts: a variable of two values under equal π, by hypergeometric or binomial probabilities.</summary>
internal static class ExactTail
{
    // A convolution takes the square of this many steps.
    private const int MostDrawn = 3000;

    /// <summary>The p-value, twice the smaller tail; null where the total is no count, or too large to be worth it.</summary>
    public static double? Of(DrawnUnits units, TotalUnderDesign total)
    {
        if (units.Drawn.AsSpan().Count(true) > MostDrawn) return null;
        return units.IsFixedSize ? FixedSize(units, total.Totals) : Independent(units, total.Totals);
    }

    private static double? FixedSize(DrawnUnits units, double[] totals)
    {
        if (!units.IsUniform || totals.Distinct().Take(3).ToList() is not { Count: 2 } values) return null;
        var high = Math.Max(values[0], values[1]);
        double[] chances = [1];
        var (observed, least) = (0, 0);
        for (var stratum = 0; stratum < units.StratumCount; stratum++)
        {
            var (from, size, drawn) = (units.Starts[stratum], units.Starts[stratum + 1] - units.Starts[stratum], units.DrawnFrom(stratum));
            var among = totals.AsSpan(from, size).Count(high);
            for (var unit = from; unit < from + size; unit++) observed += units.Drawn[unit] && totals[unit] == high ? 1 : 0;
            least += Math.Max(0, drawn + among - size);
            chances = Convolve(chances, Hypergeometric(size, among, drawn));
        }

        return TwoSided(chances, observed - least);
    }

    private static double? Independent(DrawnUnits units, double[] totals)
    {
        var among = Enumerable.Range(0, units.Count).Where(unit => totals[unit] != 0).ToList();
        if (among.Count == 0) return null;
        var (value, probability) = (totals[among[0]], units.Probability[among[0]]);
        if (among.Any(unit => totals[unit] != value || units.Probability[unit] != probability)) return null;
        return TwoSided(Binomial(among.Count, probability), among.Count(unit => units.Drawn[unit]));
    }

    /// <summary>Chances of each number of marked units among those drawn, from the least possible number on.</summary>
    private static double[] Hypergeometric(int size, int marked, int drawn)
    {
        var least = Math.Max(0, drawn + marked - size);
        var chances = new double[Math.Min(drawn, marked) - least + 1];
        var all = SpecialFunctions.BinomialLn(size, drawn);
        for (var k = 0; k < chances.Length; k++)
        {
            chances[k] = Math.Exp(SpecialFunctions.BinomialLn(marked, least + k) + SpecialFunctions.BinomialLn(size - marked, drawn - least - k) - all);
        }

        return chances;
    }

    private static double[] Binomial(int trials, double probability)
    {
        var chances = new double[trials + 1];
        for (var k = 0; k <= trials; k++)
        {
            chances[k] = Math.Exp(SpecialFunctions.BinomialLn(trials, k) + (k * Math.Log(probability)) + ((trials - k) * Math.Log(1 - probability)));
        }

        return chances;
    }

    private static double[] Convolve(double[] left, double[] right)
    {
        var sums = new double[left.Length + right.Length - 1];
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] == 0) continue;
            for (var j = 0; j < right.Length; j++) sums[i + j] += left[i] * right[j];
        }

        return sums;
    }

    private static double TwoSided(double[] chances, int observed)
    {
        var (below, above) = (0.0, 0.0);
        for (var k = 0; k <= observed; k++) below += chances[k];
        for (var k = chances.Length - 1; k >= observed; k--) above += chances[k];
        return Math.Min(1, 2 * Math.Min(below, above));
    }
}
