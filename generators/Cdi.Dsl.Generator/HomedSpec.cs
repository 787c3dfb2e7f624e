using Cdi.Dsl.Emit;

namespace Cdi.Dsl.Generator;

/// <summary>A spec with what it imports and the place of its code: compiled again only when one of them changes.</summary>
/// <param name="Spec">The spec.</param>
/// <param name="Home">Where the code stands.</param>
internal sealed record HomedSpec(SpecWithImports Spec, StudyHome Home);
