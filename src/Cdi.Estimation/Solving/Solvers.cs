using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Solving;

/// <summary>Which solver an M-estimator needs.</summary>
internal static class Solvers
{
    /// <summary>A solver of an estimator's equations. Every loss of today is convex and smooth in θ, which Newton's method needs.</summary>
    public static ISolver For(MEstimator estimator) => new NewtonSolver(estimator.ParameterCount);
}
