using Cdi.Dsl.Text;

namespace Cdi.Dsl.Formulas;

/// <summary>Something in a formula that cannot be expanded.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Span">The stretch of the formula.</param>
/// <param name="Found">The words concerned.</param>
public sealed record FormulaProblem(FormulaProblemKind Kind, TextSpan Span, string Found)
{
    /// <summary>Whether the formula has no meaning with it.</summary>
    public bool IsError => Kind is not (FormulaProblemKind.PowerOfOneColumn or FormulaProblemKind.NothingToRemove);
}
