using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Variance;

/// <summary>How the rows of a corpus were sampled from their population: units within strata, each stratum perhaps a known share of its own.</summary>
public sealed class SurveyDesign
{
    private readonly int[] units;
    private readonly int[] strata;
    private readonly double[] fractions;
    private readonly int[] stratumOfUnit;
    private readonly int[] sizes;
    private readonly int[] rowsOfUnit;

    /// <summary>Describes a sample.</summary>
    /// <param name="units">n: the unit of each row, numbered from 0: its cluster, or the row itself.</param>
    /// <param name="strata">n: the stratum of each row, numbered from 0.</param>
    /// <param name="fractions">f: of each stratum the share of its units that the sample holds, 0 to 1; empty where units were drawn with replacement, or
    /// from many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a unit lies in two strata.</exception>
    public SurveyDesign(int[] units, int[] strata, double[] fractions)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(strata);
        ArgumentNullException.ThrowIfNull(fractions);
        (this.units, this.strata, this.fractions) = (units, strata, fractions);
        if (units.Length != strata.Length) throw new ArgumentException("Units and strata do not have the same rows.", nameof(strata));
        (stratumOfUnit, sizes) = (new int[units.Length == 0 ? 0 : units.Max() + 1], new int[strata.Length == 0 ? 0 : strata.Max() + 1]);
        rowsOfUnit = new int[stratumOfUnit.Length];
        if (fractions.Length > 0 && fractions.Length != sizes.Length) throw new ArgumentException("Not every stratum has a fraction.", nameof(fractions));
        Array.Fill(stratumOfUnit, -1);
        for (var row = 0; row < units.Length; row++)
        {
            ref var stratum = ref stratumOfUnit[units[row]];
            if (stratum < 0) sizes[strata[row]]++;
            else if (stratum != strata[row]) throw new ArgumentException("A unit lies in two strata.", nameof(strata));
            stratum = strata[row];
            rowsOfUnit[units[row]]++;
        }
    }

    /// <summary>Whether the one parameter is the mean of what is added up in a total, so that how many rows a unit has is as much chance as what they
    /// hold.</summary>
    public bool IsOfTotal { get; init; }

    /// <summary>What is known of the population, by which the rows are weighted; null where they keep the weights of their draw.</summary>
    public SampleCalibration? Calibration { get; init; }

    /// <summary>How many rows a unit has.</summary>
    internal int RowsOf(int unit) => rowsOfUnit[unit];

    /// <summary>n: the unit of each row.</summary>
    internal ReadOnlyMemory<int> Units => units;

    /// <summary>How many units there are.</summary>
    internal int UnitCount => stratumOfUnit.Length;

    /// <summary>How many strata there are.</summary>
    internal int StratumCount => sizes.Length;

    /// <summary>Whether shares of strata are known.</summary>
    internal bool HasFractions => fractions.Length > 0;

    /// <summary>The stratum of a unit.</summary>
    internal int StratumOf(int unit) => stratumOfUnit[unit];

    /// <summary>n_h, the units of a stratum.</summary>
    internal int SizeOf(int stratum) => sizes[stratum];

    /// <summary>f_h, the share of a stratum that the sample holds; 0 where it is not known.</summary>
    internal double FractionOf(int stratum) => HasFractions ? fractions[stratum] : 0;

    /// <summary>f of the stratum of a row.</summary>
    internal double FractionOfRow(int row) => FractionOf(strata[row]);

    /// <summary>Units less strata, of those that hold one of some rows; at least 1.</summary>
    /// <param name="rows">The rows.</param>
    internal int Degrees(ReadOnlySpan<int> rows)
    {
        var (unit, stratum) = (new HashSet<int>(), new HashSet<int>());
        foreach (var row in rows)
        {
            unit.Add(units[row]);
            stratum.Add(strata[row]);
        }

        return Math.Max(1, unit.Count - stratum.Count);
    }

    /// <summary>Units less strata; at least 1.</summary>
    internal int Degrees() => Math.Max(1, UnitCount - StratumCount);

    /// <summary>The design of other rows.</summary>
    /// <param name="rows">The rows, each perhaps several times.</param>
    /// <param name="newUnits">The unit of each of them.</param>
    internal SurveyDesign Take(int[] rows, int[] newUnits)
    {
        // A unit that was drawn again is another unit of its stratum.
        var (numbers, taken) = (new Dictionary<(int Unit, int Stratum), int>(), new int[rows.Length]);
        for (var k = 0; k < rows.Length; k++)
        {
            var unit = (newUnits[k], strata[rows[k]]);
            if (!numbers.TryGetValue(unit, out taken[k])) numbers.Add(unit, taken[k] = numbers.Count);
        }

        var own = Array.ConvertAll(rows, row => strata[row]);
        return new(taken, own, HasFractions && own.Length > 0 ? fractions[..(own.Max() + 1)] : [])
        {
            IsOfTotal = IsOfTotal,
            Calibration = Calibration?.Take(rows),
        };
    }
}
