#if CDI_RUNTIME
using Cdi.Studies.Collections;
#else
using Cdi.Dsl.Collections;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>A feature φ of what annotators say of a text: a product.</summary>
/// <param name="Factors">What is multiplied; a power repeats a factor, and 1 has none.</param>
public sealed record AnnotatedProduct(EquatableArray<AnnotatedFactor> Factors)
{
    /// <summary>Whose numbers its loss reads: it is 0 in what anybody else says. Null where the loss is a polynomial in annotated numbers.</summary>
    public SaidBy? By { get; init; }
}
