using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;

namespace Cdi.Estimation.Estimates;

/// <summary>Sums over all rows, of estimates of their means.</summary>
internal static class TotalEstimates
{
    /// <summary>The same estimates times the number of rows; parameters and covariance stay those of the mean.</summary>
    /// <param name="outcome">Estimates of means, or why there are none.</param>
    /// <param name="rows">n.</param>
    public static EstimationOutcome Of(EstimationOutcome outcome, long rows) => outcome is RectifiedFit fit
        ? fit with { Targets = [.. fit.Targets.Select(target => Times(target, rows))] } : outcome;

    private static TargetEstimate Times(TargetEstimate mean, double rows) => mean with
    {
        Scale = Scale.Total,
        Point = rows * mean.Point,
        StandardError = rows * mean.StandardError,
        FunctionStandardError = rows * mean.FunctionStandardError,
        Lower = rows * mean.Lower,
        Upper = rows * mean.Upper,
        NullValue = rows * mean.NullValue,
        NullStandardError = rows * mean.NullStandardError,
        Joint = mean.Joint?.Times(rows),
        VariancePerRow = rows * rows * mean.VariancePerRow,
    };
}
