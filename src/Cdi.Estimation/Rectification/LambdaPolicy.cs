using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Rectification;

/// <summary>How the weight λ of the predictions is chosen.</summary>
public abstract record LambdaPolicy
{
    private LambdaPolicy()
    {
    }

    /// <summary>λ = 0: predictions are not read.</summary>
    public static LambdaPolicy None { get; } = new Fixed(0);

    /// <summary>λ = 1: plain rectification.</summary>
    public static LambdaPolicy Full { get; } = new Fixed(1);

    /// <summary>λ that minimises the trace of the covariance of θ̂.</summary>
    public static LambdaPolicy OptimalTrace { get; } = new Optimal(null);

    /// <summary>λ that minimises the variance of one target.</summary>
    /// <param name="target">Index of the target in the list given to the estimator.</param>
    public static LambdaPolicy OptimalFor(int target) => new Optimal(target);

    /// <summary>A given λ; not clipped.</summary>
    /// <param name="Value">λ, finite.</param>
    public sealed record Fixed(double Value) : LambdaPolicy;

    /// <summary>Power tuning, clipped to [0, 1] (statistics.md §4).</summary>
    /// <param name="Target">Index of the target whose variance is minimised; null for the trace.</param>
    public sealed record Optimal(int? Target) : LambdaPolicy
    {
        /// <summary>The estimate at which λ is tuned; human-only unless set.</summary>
        internal TuningPilot Pilot { get; init; } = TuningPilot.HumanOnly;
    }
}
