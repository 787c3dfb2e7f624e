namespace Cdi.Dsl.Formulas;

/// <summary>Why a formula cannot be expanded, or what of it has no effect.</summary>
public enum FormulaProblemKind
{
    /// <summary>Something other than a column, <c>1</c> or <c>0</c>.</summary>
    NotATerm,

    /// <summary>An exponent that is not a whole number of 1 or more.</summary>
    BadExponent,

    /// <summary>A function of a column, such as <c>log(x)</c>.</summary>
    Function,

    /// <summary>An offset that is crossed with a term, or taken out.</summary>
    MisplacedOffset,

    /// <summary>More terms than a model can have.</summary>
    TooLarge,

    /// <summary>A power of one column, or its product with itself; the formula can be expanded all the same.</summary>
    PowerOfOneColumn,

    /// <summary>A term taken out that is not there; the formula can be expanded all the same.</summary>
    NothingToRemove,
}
