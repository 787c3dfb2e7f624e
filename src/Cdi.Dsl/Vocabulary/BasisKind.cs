#if CDI_RUNTIME
namespace Cdi.Corpus;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>A function of a formula whose columns depend on all rows, as R names it.</summary>
public enum BasisKind
{
    /// <summary><c>scale</c>: less the mean, by the standard deviation, each if wanted.</summary>
    Scale,

    /// <summary><c>poly</c>: orthonormal polynomials.</summary>
    Polynomials,

    /// <summary><c>bs</c>: B-splines.</summary>
    Splines,

    /// <summary><c>ns</c>: cubic splines that are linear beyond their boundary knots.</summary>
    NaturalSplines,
}
