using Cdi.Dsl.Collections;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Losses;

/// <summary>A smooth function of the parameters that a study reports, such as a log odds ratio; its gradient serves the delta method.</summary>
/// <param name="Value">In parameters and numbers only.</param>
/// <param name="ParameterCount">d, the number of parameters of the model.</param>
public sealed record TargetExpression(LossExpression Value, int ParameterCount)
{
    /// <summary>∂/∂θⱼ for each j; length d.</summary>
    public EquatableArray<LossExpression> Gradient =>
        Enumerable.Range(0, ParameterCount).Select(j => Value.Differentiate(new Parameter(j))).ToEquatableArray();

    /// <summary>θⱼ itself.</summary>
    public static TargetExpression Coefficient(int position, int parameterCount) => new(new Parameter(position), parameterCount);

    /// <summary>logit θ₀ of a share.</summary>
    public static TargetExpression LogOdds { get; } = new(Logit(new Parameter(0)), 1);

    /// <summary>log θ₀ of a positive mean.</summary>
    public static TargetExpression Logarithm { get; } = new(Log(new Parameter(0)), 1);

    /// <summary>θ₁ − θ₀ of two group means.</summary>
    public static TargetExpression Difference { get; } = new(new Parameter(1) - new Parameter(0), 2);

    /// <summary>log(θ₁/θ₀) of two positive group means.</summary>
    public static TargetExpression LogRatio { get; } = new(Log(new Parameter(1)) - Log(new Parameter(0)), 2);

    /// <summary>logit θ₁ − logit θ₀ of two group shares.</summary>
    public static TargetExpression LogOddsRatio { get; } = new(Logit(new Parameter(1)) - Logit(new Parameter(0)), 2);

    /// <summary>log(m₂ − m²) of a variance.</summary>
    /// <param name="moments">The moments among the parameters.</param>
    public static TargetExpression LogVariance(MomentParameters moments) => new(Log(moments.Variance), moments.Count);

    /// <summary>½ log(m₂ − m²) of a standard deviation.</summary>
    /// <param name="moments">The moments among the parameters.</param>
    public static TargetExpression LogStandardDeviation(MomentParameters moments) => new(0.5 * Log(moments.Variance), moments.Count);

    /// <summary>artanh r = ½ log((1 + r)/(1 − r)), Fisher's z of a correlation.</summary>
    /// <param name="moments">The moments among the parameters, those of a second variable among them.</param>
    public static TargetExpression FisherZ(MomentParameters moments) =>
        new(0.5 * (Log(One + moments.Correlation) - Log(One - moments.Correlation)), moments.Count);
}
