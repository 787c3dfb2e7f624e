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
        if (!units.IsUniform || Values(totals) is not var (one, other)) return null;
        var high = Math.Max(one, other);
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
        var (first, among, drawn) = (-1, 0, 0);
        for (var unit = 0; unit < totals.Length; unit++)
        {
            if (totals[unit] == 0) continue;
            if (first < 0) first = unit;
            if (totals[unit] != totals[first] || units.Probability[unit] != units.Probability[first]) return null;
            among++;
            drawn += units.Drawn[unit] ? 1 : 0;
        }

        return first < 0 ? null : TwoSided(Binomial(among, units.Probability[first]), drawn);
    }

    /// <summary>The two values of a variable; null where it has more or fewer.</summary>
    private static (double One, double Other)? Values(double[] totals)
    {
        if (totals.Length == 0) return null;
        var (one, other) = (totals[0], totals[0]);
        foreach (var total in totals)
        {
            if (total == one || total == other) continue;
            if (other != one) return null;
            other = total;
        }

        return one == other ? null : (one, other);
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
