using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>A target of which a value and a variance are known, and no equation: intervals that need more are not for it.</summary>
/// <param name="target">The target.</param>
/// <param name="options">As asked for; the rule of studies is Student's t here.</param>
internal abstract class SummarisedTarget(Target target, EstimationOptions options) : ITargetFit
{
    /// <inheritdoc/>
    public EstimationOptions Options { get; } = options with
    {
        Interval = options.Interval == IntervalRule.FiniteSample ? IntervalRule.Wald : options.Interval,
    };

    /// <inheritdoc/>
    public Target Target => target;

    /// <inheritdoc/>
    public abstract double Value { get; }

    /// <inheritdoc/>
    public required (double Least, double Largest)? Range { get; init; }

    /// <inheritdoc/>
    public double[] Parameters => throw NotInverted();

    /// <inheritdoc/>
    public IMoments Equation => throw NotInverted();

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Replicates => throw NotInverted();

    /// <inheritdoc/>
    public double? LabelsOfBound => null;

    /// <inheritdoc/>
    public virtual IEnumerable<double> ReplicatedValues() => throw NotInverted();

    /// <inheritdoc/>
    public (double Own, double[] OfReplicates) ResampledVariances() => throw NotInverted();

    /// <inheritdoc/>
    public double Acceleration() => throw NotInverted();

    /// <inheritdoc/>
    public ContributionMoments Contributions() => ContributionMoments.None;

    /// <inheritdoc/>
    public abstract double Variance(double added);

    /// <inheritdoc/>
    public abstract Freedom Reliance(double variance);

    private static NotSupportedException NotInverted() => new("The estimate solves no equation that could be tested or resampled.");
}
