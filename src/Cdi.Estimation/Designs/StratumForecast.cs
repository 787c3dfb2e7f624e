using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Designs;

/// <summary>How much errors of the calibrated prediction vary within each stratum, shrunk towards what they vary within all; 1 before there are
/// labels.</summary>
/// <remarks>About their mean in the stratum: an error that all rows of a stratum share costs a draw from strata nothing.</remarks>
internal sealed class StratumForecast : IErrorForecast
{
    /// <summary>Labels of all strata that stand beside those of one: with so many of its own, half of its difference is used.</summary>
    private const double BorrowedLabels = 5;

    private readonly CalibratedForecast calibrated;
    private readonly StudyProblem problem;
    private readonly int feature;
    private readonly double[] squaredErrors;
    private readonly double[] rowsOf;
    private readonly double[] labelsOf;
    private readonly double[] meanOf;
    private readonly double[] squaresOf;

    /// <param name="problem">The problem, which has strata.</param>
    /// <param name="feature">The feature, as an index of those of the problem.</param>
    /// <param name="columns">What is known of it without a human.</param>
    public StratumForecast(StudyProblem problem, int feature, PredictorColumns columns)
    {
        (this.problem, this.feature) = (problem, feature);
        calibrated = new(problem, feature, columns, learnsError: false);
        squaredErrors = new double[problem.RowCount];
        squaredErrors.AsSpan().Fill(1);
        var strata = problem.StratumCount;
        (rowsOf, labelsOf, meanOf, squaresOf) = (new double[strata], new double[strata], new double[strata], new double[strata]);
        foreach (var stratum in problem.Strata.Span) rowsOf[stratum]++;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<double> Imputed => calibrated.Imputed;

    /// <inheritdoc/>
    public ReadOnlySpan<double> SquaredErrors => squaredErrors;

    /// <inheritdoc/>
    public void Update(KnownLabels known)
    {
        calibrated.Update(known);
        squaredErrors.AsSpan().Fill(1);
        Sum(known);
        var (common, rows) = (0.0, 0.0);
        for (var stratum = 0; stratum < rowsOf.Length; stratum++)
        {
            if (labelsOf[stratum] < 2) continue;
            common += rowsOf[stratum] * squaresOf[stratum] / (labelsOf[stratum] - 1);
            rows += rowsOf[stratum];
        }

        if (!(common > 0)) return;
        common /= rows;
        var strata = problem.Strata.Span;
        for (var row = 0; row < squaredErrors.Length; row++)
        {
            var stratum = strata[row];
            squaredErrors[row] = (squaresOf[stratum] + (BorrowedLabels * common)) / (Math.Max(0, labelsOf[stratum] - 1) + BorrowedLabels);
        }
    }

    // Sums of squares about the mean, by Welford's updates. Within a stratum π are equal but for rounds, so that labels count alike.
    private void Sum(KnownLabels known)
    {
        labelsOf.AsSpan().Clear();
        meanOf.AsSpan().Clear();
        squaresOf.AsSpan().Clear();
        var strata = problem.Strata.Span;
        var labels = known.ValuesOf(problem.Features[feature]);
        for (var i = 0; i < known.Count; i++)
        {
            var stratum = strata[known.Rows[i]];
            var error = labels[i] - calibrated.Imputed[known.Rows[i]];
            var before = error - meanOf[stratum];
            meanOf[stratum] += before / ++labelsOf[stratum];
            squaresOf[stratum] += before * (error - meanOf[stratum]);
        }
    }
}
