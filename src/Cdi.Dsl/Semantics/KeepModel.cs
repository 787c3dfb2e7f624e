using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>A comparison that a row must satisfy to be kept.</summary>
/// <param name="Column">Declared column of numbers.</param>
/// <param name="AtLeast">True for <c>&gt;=</c>, false for <c>&lt;=</c>.</param>
/// <param name="Bound">The bound, inclusive.</param>
/// <param name="Place">Where the comparison was written.</param>
public sealed record KeepModel(string Column, bool AtLeast, double Bound, Place Place);
