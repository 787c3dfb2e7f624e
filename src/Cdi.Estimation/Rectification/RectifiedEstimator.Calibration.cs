using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <content>Labels whose weights are calibrated to what is known of every row, and variances of two phases.</content>
internal sealed partial class RectifiedEstimator
{
    // Rows that count in a total weigh nothing in its loss.
    private SolveFailure? Calibrate(EstimationRequest request) => request.Options is { Calibration: { } known } options
        ? rows.Calibrate(known, options.IsTotal ? [] : options.RowWeights.Span) : null;

    // What a regression on the columns says of rows without a label is known, and enters sums over groups of rows.
    private void AddKnown(EstimationRequest request, Solution solution, IRowValues<int> codes, Span<double> sums)
    {
        if (request.Options.Form == MomentForm.PredictionOnly || rows.Calibrated is not { } calibrated) return;
        calibrated.AddKnown(rows.Scores(solution.Solver.Parameters), size, codes, sums);
    }

    // Labels give up a degree of freedom for each column but one, which the mean has anyway; fewer than two give no interval.
    private Freedom LessColumns(Freedom reliance, Spread spread)
    {
        if (rows.Calibrated is not { } calibrated || reliance.Degrees is not double degrees) return reliance;
        var units = spread.DegreesOfFreedom + 1 ?? rows.Count;
        return new(Math.Min(degrees, Math.Max(1, units - calibrated.Columns)), reliance.Shown);
    }

    // Σ w u uᵀ n/(n − 1), or in full Σ π w² u uᵀ, over the labelled rows: rows as a sample, each label standing for w of them.
    private double[] TwoPhaseCovariance(EstimationRequest request, Solution solution, bool isFull)
    {
        var (result, score) = (OfDraw(request, solution), new double[size]);
        var scores = rows.Scores(solution.Solver.Parameters);
        var count = (double)request.Sample.Rows;
        for (var k = 0; k < rows.Count; k++)
        {
            var weight = rows.WeightInVariance(k);
            SquareMatrix.CopyRow(scores, rows.Count, k, score);
            var share = isFull ? rows.Probability[k] * weight * weight : weight * count / (count - 1);
            SquareMatrix.AddOuter(result, score, score, share / (count * count));
        }

        return result;
    }
}
