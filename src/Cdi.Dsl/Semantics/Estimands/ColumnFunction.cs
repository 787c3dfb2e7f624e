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

    /// <summary>Natural logarithm of 1 + x.</summary>
    Log1P,

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

    /// <summary>Absolute value.</summary>
    Abs,

    /// <summary>The smallest of several values: <c>pmin(x, 3)</c>.</summary>
    Least,

    /// <summary>The largest of several values: <c>pmax(x - 3, 0)</c>.</summary>
    Largest,

    /// <summary>One of two values, by a comparison: <c>ifelse(x > 3, 1, 0)</c>.</summary>
    Choice,

    /// <summary>The place of a level, from 1: <c>as.numeric(mood)</c>; of a number the number.</summary>
    AsNumber,

    /// <summary>The same, of whole numbers: <c>as.integer(mood)</c>.</summary>
    AsInteger,

    /// <summary>What stands in it, by arithmetic: <c>I(x^2)</c>.</summary>
    AsIs,

    /// <summary>A part of the linear predictor whose coefficient is 1.</summary>
    Offset,

    /// <summary>A column as a factor: <c>factor(wave, levels = c(1, 2, 3))</c>.</summary>
    Factor,

    /// <summary>A factor with another level first: <c>relevel(branch, ref = "main")</c>.</summary>
    Relevel,

    /// <summary>A factor in a coding of its own: <c>C(branch, contr.sum)</c>.</summary>
    Contrasts,

    /// <summary>A column of numbers as a factor of intervals: <c>cut(x, c(0, 2, 4, 7))</c>.</summary>
    Intervals,

    /// <summary>The combinations of levels of factors: <c>interaction(branch, mood)</c>.</summary>
    Combination,

    /// <summary>A column less its mean, by its standard deviation: <c>scale(x)</c>.</summary>
    Scale,

    /// <summary>Orthogonal polynomials, or powers: <c>poly(x, 2)</c>, <c>poly(x, 2, raw = TRUE)</c>.</summary>
    Polynomials,

    /// <summary>Natural cubic splines: <c>ns(x, 4)</c>.</summary>
    NaturalSplines,

    /// <summary>B-splines: <c>bs(x, 5)</c>.</summary>
    Splines,
}
