namespace Cdi.Dsl.Formulas;

/// <summary>How the levels of a factor become columns, as R names it.</summary>
public enum ContrastKind
{
    /// <summary><c>contr.treatment</c>: an indicator for each level but the first, or another base.</summary>
    Treatment,

    /// <summary><c>contr.SAS</c>: the same, with the last level as base.</summary>
    Sas,

    /// <summary><c>contr.sum</c>: an indicator for each level but the last, which is −1 in all of them.</summary>
    Sum,

    /// <summary><c>contr.helmert</c>: each level but the first against those before it.</summary>
    Helmert,

    /// <summary><c>contr.poly</c>: orthonormal polynomials of equally spaced levels, from the linear one up.</summary>
    Polynomial,
}
