using Cdi.Dsl.Collections;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Losses;

/// <summary>Ratios of means as parameters of a loss, θ = E[num]/E[den] the minimiser of ½ den θ² − num θ: what is counted of people's labels beside those of
/// models, where every numerator and denominator is linear in what people say.</summary>
/// <remarks>Recall is the share of texts that the model finds among those that people choose, so that people's label is the denominator: score and Hessian
/// both depend on it, and both are rectified.</remarks>
public sealed class AgreementParameters
{
    private readonly List<(string Name, LossExpression Numerator, LossExpression Denominator)> ratios = [];

    /// <summary>d, the number of ratios.</summary>
    public int Count => ratios.Count;

    /// <summary>A ratio; one that is there already is not added again.</summary>
    /// <param name="name">Its name, unique.</param>
    /// <param name="numerator">Linear in what people say.</param>
    /// <param name="denominator">Linear in what people say; 0 or above.</param>
    public LossExpression Ratio(string name, LossExpression numerator, LossExpression denominator)
    {
        var known = ratios.FindIndex(each => each.Numerator == numerator && each.Denominator == denominator);
        if (known >= 0) return new Parameter(known);
        ratios.Add((name, numerator, denominator));
        return new Parameter(ratios.Count - 1);
    }

    /// <summary>Σ ½ den θ² − num θ.</summary>
    /// <param name="columns">Names of the columns that they read.</param>
    /// <param name="regressors">The annotated variables beside v that they read.</param>
    public LossDefinition Loss(EquatableArray<string> columns, EquatableArray<LossRegressor> regressors) => new(
        LossExpression.Add(ratios.Select((ratio, j) =>
            (0.5 * ratio.Denominator * Pow(new Parameter(j), 2)) - (ratio.Numerator * new Parameter(j)))),
        [],
        ratios.Select(ratio => ratio.Name).ToEquatableArray(),
        columns) { Regressors = regressors };
}
