#if CDI_RUNTIME
using Cdi.Estimation.Replays;
#else
using Cdi.Dsl.Vocabulary;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>A promise that every cell of an experiment keeps or breaks: <c>expect coverage >= 0.88</c>.</summary>
/// <param name="Measure">What is held against the bound.</param>
/// <param name="IsAtLeast">Whether the measure is to be at least the bound; else at most.</param>
/// <param name="IsStrict">Whether the bound itself breaks it.</param>
/// <param name="Bound">The bound.</param>
/// <param name="Written">The comparison as written, without <c>expect</c>.</param>
public sealed record ExpectationDefinition(MeasureKind Measure, bool IsAtLeast, bool IsStrict, double Bound, string Written)
{
    /// <summary>The estimand that is meant; null for each.</summary>
    public string? Estimand { get; init; }

    /// <summary>Whether a value keeps the promise; what is no number does not.</summary>
    /// <param name="value">What was measured.</param>
    public bool Holds(double value) => (IsAtLeast, IsStrict) switch
    {
        (true, false) => value >= Bound,
        (true, true) => value > Bound,
        (false, false) => value <= Bound,
        (false, true) => value < Bound,
    };
}
