using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Variance;

/// <summary>Covariance of the mean moment over repeated samples of units from strata: Σ_h (1 − f_h) n_h/(n_h − 1) Σ (S_i − S̄_h)(S_i − S̄_h)ᵀ / n², S_i the
/// sum of the moments of unit i (Binder 1983).</summary>
internal sealed class StratifiedCovariance(int size)
{
    /// <summary>Computes the covariance.</summary>
    /// <inheritdoc cref="SumsOfMoments"/>
    /// <returns>d × d.</returns>
    public double[] Of(IMoments moments, double[] parameters, SurveyDesign design, Action<IRowValues<int>, double[]> known)
    {
        var result = Between(SumsOfMoments(moments, parameters, design, known), size, design);
        var divisor = (double)moments.Divisor * moments.Divisor;
        for (var j = 0; j < result.Length; j++) result[j] /= divisor;
        return result;
    }

    /// <summary>What varies, of the sums of moments over units, with the sample.</summary>
    /// <param name="moments">The moments; rows that do not enter have the moment 0, and their units are units still.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="design">Units and strata of all rows of the corpus.</param>
    /// <param name="known">Adds what is known of rows, beside their moments, to sums over units.</param>
    /// <returns>Units × d, row by row.</returns>
    public double[] SumsOfMoments(IMoments moments, double[] parameters, SurveyDesign design, Action<IRowValues<int>, double[]> known)
    {
        var sums = new double[(long)design.UnitCount * size];
        if (design.Calibration is { } calibration)
        {
            AddResiduals(moments, parameters, design, calibration, sums, known);
            return sums;
        }

        moments.AddScores(parameters, new RowValues<int>(design.Units), sums);
        known(new RowValues<int>(design.Units), sums);

        // Of a mean θ of all rows, ½(θ − y)², a unit adds its sum of y to the total, not that of y − θ, which would take its number of rows for known.
        for (var unit = 0; design.IsOfTotal && unit < design.UnitCount; unit++) sums[unit] -= design.RowsOf(unit) * parameters[0];
        return sums;
    }

    /// <summary>The variance of the sum of a number over rows.</summary>
    /// <param name="values">n: the number, of each row of the corpus.</param>
    /// <param name="design">Units and strata of all rows of the corpus.</param>
    public static double OfSum(double[] values, SurveyDesign design) => Between(Sums(values, design), 1, design)[0];

    /// <summary>What varies, of the sums of a number over units, with the sample.</summary>
    /// <param name="values">n: the number, of each row of the corpus.</param>
    /// <param name="design">Units and strata of all rows of the corpus.</param>
    public static double[] Sums(double[] values, SurveyDesign design)
    {
        var left = (double[])values.Clone();
        design.Calibration?.Residualise(left, 1);
        var sums = new double[design.UnitCount];
        var units = design.Units.Span;
        for (var row = 0; row < left.Length; row++) sums[units[row]] += left[row];
        return sums;
    }

    // Σ_h (1 − f_h) n_h/(n_h − 1) Σ (S_i − S̄_h)(S_i − S̄_h)ᵀ.
    private static double[] Between(double[] sums, int size, SurveyDesign design)
    {
        var centres = new double[design.StratumCount * size];
        for (var unit = 0; unit < design.UnitCount; unit++)
        {
            var stratum = design.StratumOf(unit);
            for (var j = 0; j < size; j++) centres[(stratum * size) + j] += sums[(unit * size) + j] / design.SizeOf(stratum);
        }

        var (result, deviation) = (new double[size * size], new double[size]);
        for (var unit = 0; unit < design.UnitCount; unit++)
        {
            var stratum = design.StratumOf(unit);
            var (units, left) = (design.SizeOf(stratum), 1 - design.FractionOf(stratum));

            // A stratum that is all of its population leaves nothing to chance, however few units it has; one unit of a larger one, which a resampled corpus
            // may have, shows nothing.
            if (left <= 0 || units < 2) continue;
            for (var j = 0; j < size; j++) deviation[j] = sums[(unit * size) + j] - centres[(stratum * size) + j];
            SquareMatrix.AddOuter(result, deviation, deviation, left * units / (units - 1.0));
        }

        return result;
    }

    // Totals that are known vary with no sample, and what follows from them by regression does not either.
    private void AddResiduals(IMoments moments, double[] parameters, SurveyDesign design, SampleCalibration calibration, double[] sums,
        Action<IRowValues<int>, double[]> known)
    {
        var units = design.Units.Span;
        var scores = new double[(long)units.Length * size];
        var each = new RowValues<int>(Enumerable.Range(0, units.Length).ToArray());
        moments.AddScores(parameters, each, scores);
        known(each, scores);
        for (var row = 0; design.IsOfTotal && row < units.Length; row++) scores[row] -= parameters[0];
        calibration.Residualise(scores, size);
        for (var row = 0; row < units.Length; row++)
        {
            for (var j = 0; j < size; j++) sums[(units[row] * size) + j] += scores[(row * size) + j];
        }
    }
}
