using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.LabelledSamples;

/// <summary>What is known of every row, and what labelled rows are to have in common with all: weights κg/π of labelled rows, g = F(xᵀλ), whose sum of κ(g/π) x
/// is Σ κ x over all rows (Deville and Särndal 1992).</summary>
/// <remarks>Labels are the second phase of a sample whose first phase is the corpus.</remarks>
public sealed class LabelCalibration
{
    private readonly double[] columns;

    /// <summary>Describes what is known.</summary>
    /// <param name="columns">n × p, column-major: x.</param>
    /// <param name="rows">n, above 0.</param>
    /// <param name="isRaking">Whether F is exp, so that no weight is below 0; else 1 + u.</param>
    /// <exception cref="ArgumentException">There is no column, or the columns do not have these rows.</exception>
    public LabelCalibration(double[] columns, int rows, bool isRaking)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (rows <= 0 || columns.Length == 0 || columns.Length % rows != 0) throw new ArgumentException("The columns are not n × p.", nameof(columns));
        (this.columns, Rows, Count, IsRaking) = (Centred(columns, rows), rows, columns.Length / rows, isRaking);
    }

    /// <summary>n.</summary>
    public int Rows { get; }

    /// <summary>p.</summary>
    public int Count { get; }

    /// <summary>Whether F is exp.</summary>
    public bool IsRaking { get; }

    /// <summary>Whether variances take residuals by 1/π, and not by the calibrated weights.</summary>
    public bool IsPlain { get; init; }

    /// <summary>What is known of other rows.</summary>
    /// <param name="taken">The rows, each perhaps several times.</param>
    internal LabelCalibration Take(int[] taken) => new(Gathered(taken), taken.Length, IsRaking) { IsPlain = IsPlain };

    /// <summary>The calibrated weights of labelled rows.</summary>
    /// <param name="index">m: the labelled rows.</param>
    /// <param name="probability">m: π.</param>
    /// <param name="weights">n: κ, what rows weigh in the loss; empty where that is 1.</param>
    /// <param name="fault">Why there are none; null where there are some.</param>
    /// <param name="row">The row that has no weight, -1 where it is no single one.</param>
    internal CalibratedLabels? Over(
        ReadOnlySpan<int> index, ReadOnlySpan<double> probability, ReadOnlySpan<double> weights, out CalibrationFault? fault, out int row)
    {
        (fault, row) = (null, -1);
        var (own, before) = (Gathered(index), new double[index.Length]);
        for (var k = 0; k < before.Length; k++) before[k] = Kappa(weights, index[k]) / probability[k];
        if (!SampleCalibration.AreIndependent(own, before))
        {
            fault = CalibrationFault.Dependent;
            return null;
        }

        if (SampleCalibration.Solve(own, before, Totals(weights), IsRaking) is not { } calibrated)
        {
            fault = CalibrationFault.OutOfReach;
            return null;
        }

        for (var k = 0; k < calibrated.Length; k++)
        {
            if (calibrated[k] >= 0) continue;
            (fault, row) = (CalibrationFault.BelowZero, index[k]);
            return null;
        }

        return new(this, own, before, calibrated, index.ToArray(), probability.ToArray(), weights.ToArray());
    }

    /// <summary>κ of a row.</summary>
    internal static double Kappa(ReadOnlySpan<double> weights, int row) => weights.IsEmpty ? 1 : weights[row];

    /// <summary>xᵀb of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="slopes">p × d, row by row: b of each parameter.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="size">d.</param>
    internal double Along(int row, double[] slopes, int parameter, int size)
    {
        var sum = 0.0;
        for (var j = 0; j < Count; j++) sum += columns[(j * Rows) + row] * slopes[(j * size) + parameter];
        return sum;
    }

    // About their means where a constant is among them: columns of one span give the same weights, and one far from 0 does not look like the constant.
    private static double[] Centred(double[] columns, int rows)
    {
        var (count, centred) = (columns.Length / rows, (double[])columns.Clone());
        var constant = Enumerable.Range(0, count).FirstOrDefault(j => columns[j * rows] != 0
            && !columns.AsSpan(j * rows, rows).ContainsAnyExcept(columns[j * rows]), -1);
        for (var j = 0; constant >= 0 && j < count; j++)
        {
            if (j == constant) continue;
            var own = centred.AsSpan(j * rows, rows);
            var mean = ColumnSums.Sum(own) / rows;
            foreach (ref var value in own) value -= mean;
        }

        return centred;
    }

    private double[] Totals(ReadOnlySpan<double> weights)
    {
        var (totals, terms) = (new double[Count], new double[Rows]);
        for (var j = 0; j < Count; j++)
        {
            for (var each = 0; each < Rows; each++) terms[each] = Kappa(weights, each) * columns[(j * Rows) + each];
            totals[j] = ColumnSums.Sum(terms);
        }

        return totals;
    }

    private double[] Gathered(ReadOnlySpan<int> taken)
    {
        var gathered = new double[taken.Length * Count];
        for (var j = 0; j < Count; j++)
        {
            for (var k = 0; k < taken.Length; k++) gathered[(j * taken.Length) + k] = columns[(j * Rows) + taken[k]];
        }

        return gathered;
    }
}
