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

    // π this near to 1 is certain: what it adds to a variance is rounding error.
    private const double Certain = 1e-9;

    private const double SameProbability = 1e-9;

    private int[] strata = [];
    private int[] drawn = [];
    private double[] chance = [];
    private double[] least = [];
    private double[] most = [];
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
    public static double Spare(double probability) => 1 - probability is var spare and > Certain ? spare : 0;

    /// <summary>Whether the row's group has a centre.</summary>
    public bool IsCentred(int group) => drawn[group] > 1;

    /// <summary>The factor of a group's squared deviations: 1/(1 − Σa²), a = (1 − π)/Σ(1 − π) over its drawn rows (Deville 1999).</summary>
    public double Correction(int group) => IsCentred(group) ? 1 / (1 - Concentration(group)) : 1;

    /// <summary>By how much centring lowers the mean square of a row's deviation: 2a − Σa².</summary>
    public double Loss(int group, double probability) => IsCentred(group) ? (2 * Spare(probability) / spare[group]) - Concentration(group) : 0;

    /// <summary>The group of a row of the corpus.</summary>
    public int Of(int row, SampleDraw draw) => strata[draw.Strata.IsEmpty ? 0 : draw.Strata.Span[row]];

    /// <summary>Σ(1 − π)x/π / Σ(1 − π) over a group's drawn rows, d.</summary>
    public ReadOnlySpan<double> Centre(int group) => centres.AsSpan(group * size, size);

    /// <summary>Forms the groups of a draw.</summary>
    public void Form(LabelledRows rows, SampleDraw draw)
    {
        var count = Measure(rows, draw);
        Array.Clear(drawn);
        Array.Clear(spare);
        Array.Clear(squares);
        var index = rows.Index.Span;
        for (var stratum = 0; stratum < count; stratum++) strata[stratum] = HasOwnCentre(stratum) ? stratum : count;
        for (var k = 0; k < rows.Count; k++)
        {
            var free = Spare(rows.Probability[k]);
            if (free == 0) continue;
            var group = Of(index[k], draw);
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
    /// <param name="draw">The draw.</param>
    public void Centre(LabelledRows rows, ReadOnlySpan<double> values, SampleDraw draw)
    {
        Array.Clear(centres);
        var index = rows.Index.Span;
        for (var k = 0; k < rows.Count; k++)
        {
            var free = Spare(rows.Probability[k]);
            if (free == 0) continue;
            var group = Of(index[k], draw);
            var weight = free / (rows.Probability[k] * spare[group]);
            for (var j = 0; j < size; j++) centres[(group * size) + j] += weight * values[(j * rows.Count) + k];
        }
    }

    private double Concentration(int group) => squares[group] / (spare[group] * spare[group]);

    private bool HasOwnCentre(int stratum) => chance[stratum] >= OwnCentre || most[stratum] - least[stratum] <= SameProbability;

    // Chance and range of π of every stratum; returns how many strata there are.
    private int Measure(LabelledRows rows, SampleDraw draw)
    {
        var all = draw.Strata.Span;
        var probability = rows.CorpusProbability;
        var count = 1;
        foreach (var stratum in all) count = Math.Max(count, stratum + 1);
        Reserve(count);
        for (var row = 0; row < probability.Length; row++)
        {
            var free = Spare(probability[row]);
            if (free == 0) continue;
            var stratum = all.IsEmpty ? 0 : all[row];
            chance[stratum] += probability[row] * free;
            least[stratum] = Math.Min(least[stratum], probability[row]);
            most[stratum] = Math.Max(most[stratum], probability[row]);
        }

        (Chance, HasUnequal) = (ColumnSums.Sum(chance.AsSpan(0, count)), false);
        for (var stratum = 0; stratum < count; stratum++) HasUnequal |= most[stratum] - least[stratum] > SameProbability;
        return count;
    }

    private void Reserve(int count)
    {
        if (strata.Length <= count)
        {
            (strata, drawn) = (new int[count + 1], new int[count + 1]);
            (chance, least, most) = (new double[count + 1], new double[count + 1], new double[count + 1]);
            (spare, squares, centres) = (new double[count + 1], new double[count + 1], new double[(count + 1L) * size]);
        }

        Array.Clear(chance);
        Array.Fill(least, double.PositiveInfinity);
        Array.Fill(most, double.NegativeInfinity);
    }
}
