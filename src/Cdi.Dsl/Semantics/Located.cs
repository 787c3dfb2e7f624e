using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>A value and the words that gave it.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Place">Where it was written.</param>
public sealed record Located<T>(T Value, Place Place)
    where T : notnull;
