using Cdi.Dsl.Emit;

namespace Cdi.Dsl.Generator;

/// <summary>A spec that a class takes.</summary>
/// <param name="Path">The spec.</param>
/// <param name="Home">The class.</param>
internal sealed record TakenSpec(string Path, StudyHome Home);
