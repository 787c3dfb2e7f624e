#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>A bound that a number keeps or breaks: <c>>= 0.88</c>.</summary>
/// <param name="IsAtLeast">Whether the number is to be at least the bound; else at most.</param>
/// <param name="IsStrict">Whether the bound itself breaks it.</param>
/// <param name="Value">The bound.</param>
/// <param name="Written">The comparison as written, without <c>expect</c>.</param>
public sealed record ExpectedBound(bool IsAtLeast, bool IsStrict, double Value, string Written)
{
    /// <summary>The estimand whose number is meant; null for each.</summary>
    public string? Estimand { get; init; }

    /// <summary>Whether a number keeps the bound; what is no number does not.</summary>
    /// <param name="value">The number.</param>
    public bool Holds(double value) => (IsAtLeast, IsStrict) switch
    {
        (true, false) => value >= Value,
        (true, true) => value > Value,
        (false, false) => value <= Value,
        (false, true) => value < Value,
    };

    /// <summary>Whether the numbers of an estimand are meant: of one <c>by</c> groups, those of all its groups.</summary>
    /// <param name="estimand">Its name in results, with the group behind it where it has one.</param>
    public bool IsAbout(string estimand) => Estimand is null || estimand == Estimand
        || (estimand.Length > Estimand.Length && estimand[Estimand.Length] == '[' && estimand.StartsWith(Estimand, System.StringComparison.Ordinal));
}
