using Cdi.Dsl.Collections;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Losses;

/// <summary>The moments of one or two variables as parameters of a loss: the mean of each, that of its square unless it is 0 or 1, and of two that of their
/// product; each the minimiser of ½(moment − θ)².</summary>
/// <remarks>Means about 0, not about the mean, are linear in what annotators say, so that every method that corrects a mean corrects them. Digits are lost
/// where a mean is large beside its standard deviation: of 16 about 2 log₁₀(mean/SD).</remarks>
public sealed class MomentParameters
{
    private readonly List<(string Name, LossExpression Value)> moments = [];
    private readonly (int Mean, int? Square) first;
    private readonly (int Mean, int? Square)? second;
    private readonly int product;

    private MomentParameters(MomentVariable first, MomentVariable? second)
    {
        this.first = Own(first);
        if (second is null) return;
        this.second = Own(second);
        product = Add($"{first.Name} · {second.Name}", first.Value * second.Value);
    }

    /// <summary>The moments of one variable.</summary>
    /// <param name="variable">The variable.</param>
    public static MomentParameters Of(MomentVariable variable) => new(variable, null);

    /// <summary>The moments of two variables.</summary>
    /// <param name="first">The one.</param>
    /// <param name="second">The other.</param>
    public static MomentParameters Of(MomentVariable first, MomentVariable second) => new(first, second);

    /// <summary>d, the number of moments.</summary>
    public int Count => moments.Count;

    /// <summary>Σ ½(moment − θ)².</summary>
    /// <param name="columns">Names of the columns that the variables read.</param>
    /// <param name="regressors">The annotated variables beside v that they read.</param>
    public LossDefinition Loss(EquatableArray<string> columns, EquatableArray<LossRegressor> regressors) => new(
        LossExpression.Add(moments.Select((moment, j) => 0.5 * Pow(moment.Value - new Parameter(j), 2))),
        [],
        moments.Select(moment => moment.Name).ToEquatableArray(),
        columns) { Regressors = regressors };

    /// <summary>The variance of the first variable, with the number of rows as divisor.</summary>
    public LossExpression Variance => VarianceOf(first);

    /// <summary>The correlation of the two.</summary>
    /// <exception cref="InvalidOperationException">There is one variable.</exception>
    public LossExpression Correlation
    {
        get
        {
            var other = second ?? throw new InvalidOperationException("One variable has no correlation.");
            var covariance = new Parameter(product) - (new Parameter(first.Mean) * new Parameter(other.Mean));
            return covariance / Sqrt(VarianceOf(first) * VarianceOf(other));
        }
    }

    // Of 0 and 1 the square is the value itself.
    private static LossExpression VarianceOf((int Mean, int? Square) variable) =>
        new Parameter(variable.Square ?? variable.Mean) - Pow(new Parameter(variable.Mean), 2);

    private (int Mean, int? Square) Own(MomentVariable variable) => (
        Add($"mean of {variable.Name}", variable.Value),
        variable.Square is { } square ? Add($"mean of {variable.Name}²", square) : null);

    private int Add(string name, LossExpression value)
    {
        moments.Add((name, value));
        return moments.Count - 1;
    }
}
