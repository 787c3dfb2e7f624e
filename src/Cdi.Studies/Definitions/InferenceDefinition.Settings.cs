using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;

namespace Cdi.Studies.Definitions;

/// <content>The same decisions as the estimators take them.</content>
public sealed partial record InferenceDefinition
{
    /// <summary>The estimator that <see cref="Method"/> names.</summary>
    public EstimationMethod Estimator => EstimationMethod.Of(Method);

    /// <summary>The same decisions as the estimators take them, for one estimand of several: α is that of its own interval, or of all
    /// intervals where these hold together.</summary>
    /// <param name="estimands">Estimands that share the family.</param>
    internal InferenceSettings ToSettings(int estimands) => new(Generalise, Running.Familywise.AlphaOfOne(Alpha, Familywise, estimands))
    {
        IsSimultaneous = Familywise == FamilywiseCorrection.MaximumZ && estimands > 1,
        FixedLambda = FixedLambda,
        Tuning = Tuning,
        Variance = Variance,
        Interval = Interval,
        Replicates = Replicates,
        Refit = Refit,
        Alternative = Alternative,
    };
}
