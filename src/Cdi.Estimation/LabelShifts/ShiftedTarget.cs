using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.LabelShifts;

/// <summary>A function of shares under label shift, with its variance.</summary>
/// <param name="target">The target.</param>
/// <param name="options">As asked for.</param>
/// <param name="value">On the scale of the target's function.</param>
/// <param name="variance">Of it.</param>
/// <param name="degrees">Its degrees of freedom.</param>
internal sealed class ShiftedTarget(Target target, EstimationOptions options, double value, double variance, double degrees) : SummarisedTarget(target, options)
{
    /// <inheritdoc/>
    public override double Value => value;

    /// <inheritdoc/>
    public override double Variance(double added) => variance + added;

    /// <inheritdoc/>
    public override Freedom Reliance(double of) => !double.IsFinite(degrees) ? Freedom.Normal
        : new(degrees, 1) { OfQuantile = Options.Conventions.Freedom == FreedomRule.Satterthwaite ? degrees : null };
}
