using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>The covariance of solutions on resampled rows, or clusters of rows (Efron 1979).</summary>
internal sealed class BootstrapCovariance(Bootstrap bootstrap) : ICovarianceEstimator
{
    /// <inheritdoc/>
    public EstimatedCovariance? Of(IFit fit, out SolveFailure? failure)
    {
        var resampled = new ResampledRows(fit, bootstrap.Seed);
        var sums = new MomentSums(fit.Parameters.Length);
        var deviation = new double[fit.Parameters.Length];
        var replicates = new List<double[]>(bootstrap.Replicates);
        var numbers = new List<int>(bootstrap.Replicates);
        for (var replicate = 0; replicate < bootstrap.Replicates; replicate++)
        {
            if (Solve(fit, resampled.Multiplicities(replicate)) is not { } parameters) continue;

            // About θ̂, whose digits the mean of squares would otherwise lose.
            for (var j = 0; j < deviation.Length; j++) deviation[j] = parameters[j] - fit.Parameters[j];
            sums.Add(deviation, 1);
            sums.Count++;
            replicates.Add(parameters);
            numbers.Add(replicate);
        }

        failure = sums.Count < IntervalRules.FewestSolved * bootstrap.Replicates
            ? new SolveFailure.TooFewReplicates((int)sums.Count, bootstrap.Replicates)
            : null;
        if (failure is not null) return null;
        var covariance = new double[deviation.Length * deviation.Length];
        sums.AddTo(covariance, true, isUnbiased: true);
        for (var j = 0; j < covariance.Length; j++) covariance[j] /= sums.Count;
        return new(covariance) { Replicates = replicates, Numbers = numbers, Counted = place => resampled.Multiplicities(numbers[place]) };
    }

    private double[]? Solve(IFit fit, IRowValues<double> multiplicities) => bootstrap.Refit switch
    {
        ResampleRefit.OneStep => fit.Step(multiplicities),
        ResampleRefit.Full => fit.Refit(multiplicities),
    };
}
