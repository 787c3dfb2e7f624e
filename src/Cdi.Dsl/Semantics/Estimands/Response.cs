namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>An annotated variable as the outcome of an estimand: <c>politeness[A]</c>.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Event">Key of the option that counts as 1; null for a numeric outcome.</param>
public sealed record Response(OutcomeModel Outcome, string? Event)
{
    /// <summary>As a formula writes it.</summary>
    public override string ToString() => Event is null ? Outcome.Name : $"{Outcome.Name}[{Event}]";
}
