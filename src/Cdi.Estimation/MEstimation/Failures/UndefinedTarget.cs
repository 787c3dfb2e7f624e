namespace Cdi.Estimation.MEstimation;

/// <summary>A target, or its variance, is not a number at the solution: the logarithm of a share outside (0, 1), say.</summary>
/// <param name="Term">The target's name.</param>
public sealed record UndefinedTarget(string Term) : SolveFailure
{
    /// <summary>The share or mean that has no log odds or no logarithm; null where something else is undefined.</summary>
    public double? OffScale { get; init; }
}
