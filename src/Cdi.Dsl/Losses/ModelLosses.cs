using Cdi.Dsl.Collections;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Losses;

/// <summary>The losses of the models that a study can name. Scores and Hessians follow from them by differentiation.</summary>
/// <remarks>Design notes, statistics §6. Each is affine in the annotated outcome v.</remarks>
public static class ModelLosses
{
    /// <summary>Least squares: ½(v − η)².</summary>
    /// <param name="terms">Terms of η; parameter j multiplies term j.</param>
    /// <param name="columns">Names of the covariate columns to which the terms refer.</param>
    public static LossDefinition Linear(EquatableArray<LinearTerm> terms, EquatableArray<string> columns) =>
        WithPredictor(eta => 0.5 * Pow(AnnotatedValue - eta, 2), terms, columns);

    /// <summary>Logistic regression: log(1 + e^η) − vη.</summary>
    /// <inheritdoc cref="Linear" path="/param"/>
    public static LossDefinition Logistic(EquatableArray<LinearTerm> terms, EquatableArray<string> columns) =>
        WithPredictor(eta => Log1pExp(eta) - (AnnotatedValue * eta), terms, columns);

    /// <summary>Poisson regression with log link: e^η − vη.</summary>
    /// <inheritdoc cref="Linear" path="/param"/>
    public static LossDefinition Poisson(EquatableArray<LinearTerm> terms, EquatableArray<string> columns) =>
        WithPredictor(eta => Exp(eta) - (AnnotatedValue * eta), terms, columns);

    /// <summary>The mean of v, or the prevalence of an event: ½(v − θ)².</summary>
    /// <param name="parameter">Name of the mean.</param>
    public static LossDefinition Mean(string parameter) =>
        Linear(EquatableArray.Create(new LinearTerm(parameter, [])), []);

    /// <summary>The mean of v in each of two groups: ½(1 − g)(θ₀ − v)² + ½g(θ₁ − v)².</summary>
    /// <param name="column">Name of the 0/1 column g.</param>
    /// <param name="otherwise">Name of θ₀, the mean where g = 0.</param>
    /// <param name="within">Name of θ₁, the mean where g = 1.</param>
    public static LossDefinition GroupMeans(string column, string otherwise, string within)
    {
        var group = new Column(0);
        return new LossDefinition(
            (0.5 * (One - group) * Pow(new Parameter(0) - AnnotatedValue, 2)) + (0.5 * group * Pow(new Parameter(1) - AnnotatedValue, 2)),
            [],
            EquatableArray.Create(otherwise, within),
            EquatableArray.Create(column));
    }

    private static LossDefinition WithPredictor(
        Func<LossExpression, LossExpression> loss, EquatableArray<LinearTerm> terms, EquatableArray<string> columns)
    {
        var predictor = Add(terms.Select((term, j) => new Parameter(j) * Multiply(term.Columns.Select(column => new Column(column)))));
        return new LossDefinition(
            loss(new LossExpression.Index(0)),
            EquatableArray.Create(new LossIndex("eta", predictor)),
            terms.Select(term => term.Name).ToEquatableArray(),
            columns);
    }
}
