using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>Examples in the prompts of a model: written in the spec, or texts of the corpus that people label first.</summary>
/// <param name="Place">Where they are declared.</param>
/// <param name="Written">Those that stand in the spec, in order; empty where texts of the corpus are shown.</param>
/// <param name="Shown">Texts of the corpus that a prompt shows; null where examples stand in the spec.</param>
/// <param name="Pool">Texts of the corpus that people label first; null where not given.</param>
/// <param name="Balance">Whether as many of each option are shown; null where not given.</param>
/// <param name="Choice">Which texts of the pool are shown; null where not given.</param>
/// <param name="Vectors">By what texts are alike; null where not given.</param>
public sealed record ExamplesModel(
    Place Place,
    EquatableArray<WrittenExample> Written,
    Located<int>? Shown,
    Located<int>? Pool,
    Located<bool>? Balance,
    Located<ExampleChoice>? Choice,
    Located<EmbeddedKind>? Vectors)
{
    /// <summary>Texts that people label first: those shown, where no pool is named; 0 where examples stand in the spec.</summary>
    public int PoolSize => Pool?.Value ?? Shown?.Value ?? 0;
}
