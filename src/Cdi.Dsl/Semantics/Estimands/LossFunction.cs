namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>A function that may stand in a loss.</summary>
internal enum LossFunction
{
    /// <summary>eˣ.</summary>
    Exp,

    /// <summary>Natural logarithm.</summary>
    Log,

    /// <summary>Square root.</summary>
    Sqrt,

    /// <summary>Sine, in radians.</summary>
    Sin,

    /// <summary>Cosine, in radians.</summary>
    Cos,

    /// <summary>Arc tangent, in radians.</summary>
    Atan,

    /// <summary>1/(1 + e⁻ˣ).</summary>
    Logistic,

    /// <summary>Φ(x).</summary>
    NormalCdf,

    /// <summary>log Γ(x).</summary>
    LogGamma,

    /// <summary>√(x² + width²).</summary>
    AbsSmooth,

    /// <summary>A smooth minimum of two.</summary>
    MinSmooth,

    /// <summary>1 where two are equal, else 0.</summary>
    AreEqual,
}
