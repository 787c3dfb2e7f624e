using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Solving;

/// <summary>Which solver an M-estimator needs.</summary>
internal static class Solvers
{
    /// <summary>A solver of an estimator's equations: Newton's method where the loss is convex and smooth in θ, else steps within a region of trust.</summary>
    public static ISolver For(MEstimator estimator) =>
        estimator.Tail.MayBeNonConvex ? new TrustRegionSolver(estimator.ParameterCount) : new NewtonSolver(estimator.ParameterCount);
}
