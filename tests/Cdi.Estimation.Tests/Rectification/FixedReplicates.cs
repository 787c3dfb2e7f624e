using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>A target whose resampled values are given.</summary>
internal sealed class FixedReplicates(IEnumerable<double> values, double estimate) : ITargetFit
{
    public EstimationOptions Options { get; init; } = Samples.Options(LambdaPolicy.None);

    public double Skewness { get; init; }

    public double? Null { get; init; }

    public Target Target => Target.Coefficient(0, "value", Scale.Mean, 1) with { Null = Null };

    public double Value => estimate;

    public double[] Parameters => [estimate];

    public IMoments Equation => throw new NotSupportedException("Nothing is solved.");

    public IReadOnlyList<double[]> Replicates { get; } = [.. values.Select(value => new[] { value })];

    public (double Own, double[] OfReplicates) Variances { get; init; }

    public (double Own, double[] OfReplicates) ResampledVariances() => Variances;

    public double Acceleration() => Skewness;

    public (double Least, double Largest)? Range { get; init; }

    public double? LabelsOfBound => null;

    public double Variance(double added) => 1;

    public Freedom Reliance(double variance) => Freedom.Normal;

    public ContributionMoments Contributions() => ContributionMoments.None;
}
