#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

/// <content>Factories and operators; each returns the canonical form.</content>
public abstract partial record LossExpression
{
    /// <summary>0.</summary>
    public static LossExpression Zero { get; } = new Constant(0);

    /// <summary>1.</summary>
    public static LossExpression One { get; } = new Constant(1);

    /// <summary>v, the annotated variable.</summary>
    public static LossExpression AnnotatedValue { get; } = new Annotated();

    /// <summary>A number as an expression.</summary>
    public static implicit operator LossExpression(double value) => new Constant(value);

    /// <summary>The sum.</summary>
    public static LossExpression operator +(LossExpression left, LossExpression right) => CanonicalSum.Of([left, right]);

    /// <summary>The difference.</summary>
    public static LossExpression operator -(LossExpression left, LossExpression right) => CanonicalSum.Of([left, -right]);

    /// <summary>The opposite.</summary>
    public static LossExpression operator -(LossExpression operand) => CanonicalProduct.Of([new Constant(-1), operand]);

    /// <summary>The product.</summary>
    public static LossExpression operator *(LossExpression left, LossExpression right) => CanonicalProduct.Of([left, right]);

    /// <summary>The quotient.</summary>
    public static LossExpression operator /(LossExpression left, LossExpression right) => CanonicalProduct.Of([left, Pow(right, -1)]);

    /// <summary>The sum of any number of terms; 0 where there are none.</summary>
    public static LossExpression Add(IEnumerable<LossExpression> terms) => CanonicalSum.Of(terms);

    /// <summary>The product of any number of factors; 1 where there are none.</summary>
    public static LossExpression Multiply(IEnumerable<LossExpression> factors) => CanonicalProduct.Of(factors);

    /// <summary>A power. An exponent that is not a whole number needs a positive base.</summary>
    public static LossExpression Pow(LossExpression @base, LossExpression exponent) => CanonicalPower.Of(@base, exponent);

    /// <summary>A primitive applied to an argument.</summary>
    public static LossExpression Apply(Primitive primitive, LossExpression argument) => CanonicalCall.Of(primitive, argument);

    /// <summary>eˣ.</summary>
    public static LossExpression Exp(LossExpression x) => Apply(Primitive.Exp, x);

    /// <summary>Natural logarithm.</summary>
    public static LossExpression Log(LossExpression x) => Apply(Primitive.Log, x);

    /// <summary>Square root.</summary>
    public static LossExpression Sqrt(LossExpression x) => Pow(x, 0.5);

    /// <summary>Sine.</summary>
    public static LossExpression Sin(LossExpression x) => Apply(Primitive.Sin, x);

    /// <summary>Cosine.</summary>
    public static LossExpression Cos(LossExpression x) => Apply(Primitive.Cos, x);

    /// <summary>Arc tangent.</summary>
    public static LossExpression Atan(LossExpression x) => Apply(Primitive.Atan, x);

    /// <summary>1/(1 + e⁻ˣ).</summary>
    public static LossExpression Logistic(LossExpression x) => Apply(Primitive.Logistic, x);

    /// <summary>log(1 + eˣ).</summary>
    public static LossExpression Log1pExp(LossExpression x) => Apply(Primitive.Log1pExp, x);

    /// <summary>Standard normal distribution function.</summary>
    public static LossExpression NormalCdf(LossExpression x) => Apply(Primitive.NormalCdf, x);

    /// <summary>Standard normal density.</summary>
    public static LossExpression NormalPdf(LossExpression x) => Apply(Primitive.NormalPdf, x);

    /// <summary>log Γ(x).</summary>
    public static LossExpression LogGamma(LossExpression x) => Apply(Primitive.LogGamma, x);

    /// <summary>log(p/(1 − p)).</summary>
    public static LossExpression Logit(LossExpression p) => Log(p) - Log(One - p);

    /// <summary>√(x² + width²), a smooth |x|; larger than |x| by at most the width.</summary>
    public static LossExpression AbsSmooth(LossExpression x, LossExpression width) => Sqrt(Pow(x, 2) + Pow(width, 2));

    /// <summary>½(a + b − √((a − b)² + width²)), a smooth minimum; smaller than the minimum by at most half the width.</summary>
    public static LossExpression MinSmooth(LossExpression a, LossExpression b, LossExpression width) => 0.5 * (a + b - AbsSmooth(a - b, width));

    /// <summary>1 where two expressions that hold no parameter are equal, else 0.</summary>
    public static LossExpression AreEqual(LossExpression a, LossExpression b) => Apply(Primitive.IsZero, a - b);

    /// <summary>1 where an expression that holds no parameter is above another, else 0.</summary>
    public static LossExpression IsAbove(LossExpression a, LossExpression b) => Apply(Primitive.IsPositive, a - b);
}
