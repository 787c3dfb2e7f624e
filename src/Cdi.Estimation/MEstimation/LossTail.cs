namespace Cdi.Estimation.MEstimation;

/// <summary>How a loss behaves far from its minimum, by which a solver tells a minimum from a loss that falls without end.</summary>
/// <param name="FarReach">How far a fitted value must move along a direction in which the loss falls without end, until nothing of its slope is left; 0
/// where a loss has a minimum along every direction that the data tell apart.</param>
/// <param name="VanishedCurvature">The share of the curvature at the start below which such a direction is looked for; 0 where curvature never falls.</param>
public readonly record struct LossTail(double FarReach, double VanishedCurvature)
{
    /// <summary>A slope that falls as exp(−t), as that of logits and of log rates: after 30, less than 10⁻¹³ is left. Losses of constant or growing curvature
    /// rise by then, so that they may be asked as well.</summary>
    public static LossTail Exponential => new(30, 1e-8);

    /// <summary>Whether the loss is a number only in a part of the space of θ, as where thresholds are in order: a solver stays within it, also where score
    /// and Hessian are numbers beyond.</summary>
    public bool IsBounded { get; init; }

    /// <summary>Whether the loss may have several minima, or none near a start: a solver then takes steps that lower it.</summary>
    public bool MayBeNonConvex { get; init; }

    /// <summary>A loss that rises along every direction that the data tell apart.</summary>
    public static LossTail Rising => default;
}
