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
    /// <param name="offset">What is added to η with coefficient 1; null for nothing.</param>
    public static LossDefinition Linear(EquatableArray<LinearTerm> terms, EquatableArray<string> columns, LossExpression? offset = null) =>
        WithPredictor(eta => 0.5 * Pow(AnnotatedValue - eta, 2), terms, columns, offset);

    /// <summary>Logistic regression: log(1 + e^η) − vη.</summary>
    /// <inheritdoc cref="Linear" path="/param"/>
    public static LossDefinition Logistic(EquatableArray<LinearTerm> terms, EquatableArray<string> columns, LossExpression? offset = null) =>
        WithPredictor(eta => Log1pExp(eta) - (AnnotatedValue * eta), terms, columns, offset);

    /// <summary>Poisson regression with log link: e^η − vη.</summary>
    /// <inheritdoc cref="Linear" path="/param"/>
    public static LossDefinition Poisson(EquatableArray<LinearTerm> terms, EquatableArray<string> columns, LossExpression? offset = null) =>
        WithPredictor(eta => Exp(eta) - (AnnotatedValue * eta), terms, columns, offset);

    /// <summary>Regression of a positive mean with log link and constant coefficient of variation, as gamma regression has it: η + v·e^−η.</summary>
    /// <inheritdoc cref="Linear" path="/param"/>
    public static LossDefinition Gamma(EquatableArray<LinearTerm> terms, EquatableArray<string> columns, LossExpression? offset = null) =>
        WithPredictor(eta => eta + (AnnotatedValue * Exp(-eta)), terms, columns, offset);

    /// <summary>Probit regression: −v·log Φ(η) − (1 − v)·log Φ(−η).</summary>
    /// <inheritdoc cref="Linear" path="/param"/>
    public static LossDefinition Probit(EquatableArray<LinearTerm> terms, EquatableArray<string> columns, LossExpression? offset = null) =>
        WithPredictor(eta => -(AnnotatedValue * Log(NormalCdf(eta))) - ((One - AnnotatedValue) * Log(NormalCdf(-eta))), terms, columns, offset);

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
        Func<LossExpression, LossExpression> loss, EquatableArray<LinearTerm> terms, EquatableArray<string> columns, LossExpression? offset)
    {
        var predictor = Add(terms.Select((term, j) => new Parameter(j) * Multiply(Factors(term)))
            .Append(offset ?? Zero));
        return new LossDefinition(
            loss(new LossExpression.Index(0)),
            EquatableArray.Create(new LossIndex("eta", predictor)),
            terms.Select(term => term.Name).ToEquatableArray(),
            columns);
    }

    private static IEnumerable<LossExpression> Factors(LinearTerm term) => term.Columns.Select(column => (LossExpression)new Column(column))
        .Concat(term.Functions).Concat(term.Regressors.Select(regressor => new Regressor(regressor)));
}
