#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

/// <summary>A smooth function of one argument that a loss may call. Square roots and other powers are <see cref="LossExpression.Power"/>.</summary>
public enum Primitive
{
    /// <summary>eˣ.</summary>
    Exp,

    /// <summary>Natural logarithm, for x &gt; 0.</summary>
    Log,

    /// <summary>Sine, x in radians.</summary>
    Sin,

    /// <summary>Cosine, x in radians.</summary>
    Cos,

    /// <summary>Arc tangent, in radians.</summary>
    Atan,

    /// <summary>1/(1 + e⁻ˣ).</summary>
    Logistic,

    /// <summary>log(1 + eˣ), without overflow for large x.</summary>
    Log1pExp,

    /// <summary>Φ(x), the standard normal distribution function.</summary>
    NormalCdf,

    /// <summary>φ(x) = exp(−x²/2)/√(2π), the standard normal density.</summary>
    NormalPdf,

    /// <summary>log Γ(x), for x &gt; 0.</summary>
    LogGamma,

    /// <summary>ψ(x), the derivative of log Γ.</summary>
    Digamma,

    /// <summary>ψ′(x), the second derivative of log Γ; losses are differentiated twice, so that its own derivative is never asked for.</summary>
    Trigamma,

    /// <summary>1 where x = 0, else 0: of what no parameter moves.</summary>
    IsZero,

    /// <summary>1 where x &gt; 0, else 0: of what no parameter moves.</summary>
    IsPositive,
}
