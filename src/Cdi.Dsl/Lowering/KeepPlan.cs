namespace Cdi.Dsl.Lowering;

/// <summary>A comparison that a row must satisfy to be kept.</summary>
/// <param name="Column">Declared numeric column.</param>
/// <param name="AtLeast">True for <c>&gt;=</c>, false for <c>&lt;=</c>.</param>
/// <param name="Bound">The bound, inclusive.</param>
public sealed record KeepPlan(string Column, bool AtLeast, double Bound);
