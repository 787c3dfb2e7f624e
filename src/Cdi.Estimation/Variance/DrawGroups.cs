using Cdi.Estimation.Numerics;
using Cdi.Estimation.LabelledSamples;

namespace Cdi.Estimation.Variance;

/// <summary>Which drawn rows are centred together in the variance of a draw of fixed size, and about what.</summary>
/// <remarks>
/// A stratum whose draw leaves enough to chance, Σπ(1 − π) ≥ 2 over its rows, or in which every π is the same, has a centre of its own. What is left of the
/// others is
/// too little to find a centre: they share one. Choice by simulation, see specs/statistics.md.
/// </remarks>
internal sealed class DrawGroups(int size)
{
    // Chance left in a stratum below which its own centre takes away more than it explains.
    private const double OwnCentre = 2;

    private const double SameProbability = 1e-9;

    private int[] strata = [];
    private int[] drawn = [];
    private double[] spare = [];
    private double[] squares = [];
    private double[] centres = [];

    /// <summary>Groups with exactly one drawn row that was not certain.</summary>
    public int SingleRows { get; private set; }

    /// <summary>Chance left in the whole draw: Σπ(1 − π) over all rows of the corpus.</summary>
    public double Chance { get; private set; }

    /// <summary>Whether any group holds rows of unequal π.</summary>
    public bool HasUnequal { get; private set; }

    /// <summary>1 − π of a labelled row, 0 where it counts as certain.</summary>
    public static double Spare(double probability) => StratumChances.Spare(probability);

    /// <summary>Whether the row's group has a centre.</summary>
    public bool IsCentred(int group) => drawn[group] > 1;

    /// <summary>The factor of a group's squared deviations: 1/(1 − Σa²), a = (1 − π)/Σ(1 − π) over its drawn rows (Deville 1999).</summary>
    public double Correction(int group) => IsCentred(group) ? 1 / (1 - Concentration(group)) : 1;

    /// <summary>By how much centring lowers the mean square of a row's deviation: 2a − Σa².</summary>
    public double Loss(int group, double probability) => IsCentred(group) ? (2 * Spare(probability) / spare[group]) - Concentration(group) : 0;

    /// <summary>The group of a labelled row.</summary>
    public int Of(LabelledRows rows, int row) => strata[rows.Stratum(row)];

    /// <summary>Σ(1 − π)x/π / Σ(1 − π) over a group's drawn rows, d.</summary>
    public ReadOnlySpan<double> Centre(int group) => centres.AsSpan(group * size, size);

    /// <summary>Forms the groups of a draw of fixed size.</summary>
    public void Form(LabelledRows rows)
    {
        var count = Measure(rows.Chances);
        Array.Clear(drawn);
        Array.Clear(spare);
        Array.Clear(squares);
        for (var stratum = 0; stratum < count; stratum++) strata[stratum] = HasOwnCentre(rows.Chances, stratum) ? stratum : count;
        for (var k = 0; k < rows.Count; k++)
        {
            var free = Spare(rows.Probability[k]);
            if (free == 0) continue;
            var group = Of(rows, k);
            drawn[group]++;
            spare[group] += free;
            squares[group] += free * free;
        }

        SingleRows = 0;
        foreach (var number in drawn.AsSpan(0, count + 1)) SingleRows += number == 1 ? 1 : 0;
    }

    /// <summary>Finds the centre of every group for one quantity.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="values">m × d, column-major.</param>
    public void Centre(LabelledRows rows, ReadOnlySpan<double> values)
    {
        Array.Clear(centres);
        for (var k = 0; k < rows.Count; k++)
        {
            var free = Spare(rows.Probability[k]);
            if (free == 0) continue;
            var group = Of(rows, k);
            var weight = free / (rows.Probability[k] * spare[group]);
            for (var j = 0; j < size; j++) centres[(group * size) + j] += weight * values[(j * rows.Count) + k];
        }
    }

    private double Concentration(int group) => squares[group] / (spare[group] * spare[group]);

    private static bool HasOwnCentre(StratumChances chances, int stratum) => chances.Chance[stratum] >= OwnCentre || chances.Range(stratum) <= SameProbability;

    // How many strata there are.
    private int Measure(StratumChances chances)
    {
        var count = chances.Count;
        Reserve(count);
        (Chance, HasUnequal) = (ColumnSums.Sum(chances.Chance), false);
        for (var stratum = 0; stratum < count; stratum++) HasUnequal |= chances.Range(stratum) > SameProbability;
        return count;
    }

    private void Reserve(int count)
    {
        if (strata.Length > count) return;
        (strata, drawn) = (new int[count + 1], new int[count + 1]);
        (spare, squares, centres) = (new double[count + 1], new double[count + 1], new double[(count + 1L) * size]);
    }
}
