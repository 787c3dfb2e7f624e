using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>How the interval and the test of a target are formed. A method is one class beside this, one line of <see cref="IntervalMethods"/> and a word of
/// <see cref="IntervalRule"/>.</summary>
internal interface IIntervalMethod
{
    /// <summary>Where degrees of freedom come from in a study.</summary>
    FreedomRule Freedom { get; }

    /// <summary>Whether a share that no label contradicts has a bound, so that such labels are no failure.</summary>
    bool BoundsShares { get; }

    /// <summary>What the method needs and options do not give; null where nothing is missing.</summary>
    string? Missing(EstimationOptions options);

    /// <summary>Forms the interval of a target.</summary>
    /// <param name="fit">The target where it was estimated; its value is finite.</param>
    /// <returns>Null where the target's variance is not a number.</returns>
    TargetInterval? Of(ITargetFit fit);
}
