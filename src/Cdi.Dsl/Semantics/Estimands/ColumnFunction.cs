namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>A function that may stand in a formula.</summary>
public enum ColumnFunction
{
    /// <summary>Natural logarithm, or that of a base.</summary>
    Log,

    /// <summary>Logarithm of base 2.</summary>
    Log2,

    /// <summary>Logarithm of base 10.</summary>
    Log10,

    /// <summary>eˣ.</summary>
    Exp,

    /// <summary>Square root.</summary>
    Sqrt,

    /// <summary>Sine, in radians.</summary>
    Sin,

    /// <summary>Cosine, in radians.</summary>
    Cos,

    /// <summary>Arc tangent, in radians.</summary>
    Atan,

    /// <summary>What stands in it, by arithmetic: <c>I(x^2)</c>.</summary>
    AsIs,

    /// <summary>A part of the linear predictor whose coefficient is 1.</summary>
    Offset,
}
