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

    /// <summary>Gamma regression with 1/μ = η: v·η − log η, a number where every η is above 0.</summary>
    /// <inheritdoc cref="Linear" path="/param"/>
    public static LossDefinition GammaInverse(EquatableArray<LinearTerm> terms, EquatableArray<string> columns, LossExpression? offset = null) =>
        WithPredictor(eta => (AnnotatedValue * eta) - Log(eta), terms, columns, offset);

    /// <summary>Gamma regression with μ = η: log η + v/η, a number where every η is above 0.</summary>
    /// <inheritdoc cref="Linear" path="/param"/>
    public static LossDefinition GammaIdentity(EquatableArray<LinearTerm> terms, EquatableArray<string> columns, LossExpression? offset = null) =>
        WithPredictor(eta => Log(eta) + (AnnotatedValue / eta), terms, columns, offset);

    /// <summary>Regression of a positive mean with log link whose variance is a multiple of its third power, as inverse Gaussian regression has it:
    /// ½v·e^−2η − e^−η.</summary>
    /// <inheritdoc cref="Linear" path="/param"/>
    public static LossDefinition InverseGaussian(EquatableArray<LinearTerm> terms, EquatableArray<string> columns, LossExpression? offset = null) =>
        WithPredictor(eta => (0.5 * AnnotatedValue * Exp(-2 * eta)) - Exp(-eta), terms, columns, offset);

    /// <summary>Negative binomial regression with log link and variance μ + μ²/θ: (v + θ)·log(1 + e^η/θ) − vη.</summary>
    /// <param name="terms">Terms of η; parameter j multiplies term j.</param>
    /// <param name="columns">Names of the covariate columns to which the terms refer.</param>
    /// <param name="theta">θ; above 0.</param>
    /// <param name="offset">What is added to η with coefficient 1; null for nothing.</param>
    /// <remarks>What else the likelihood holds is free of the coefficients.</remarks>
    public static LossDefinition NegativeBinomial(
        EquatableArray<LinearTerm> terms, EquatableArray<string> columns, double theta, LossExpression? offset = null) =>
        WithPredictor(eta => ((AnnotatedValue + theta) * Log1pExp(eta - Math.Log(theta))) - (AnnotatedValue * eta), terms, columns, offset);

    /// <summary>Negative binomial regression whose θ is a parameter, τ = log θ behind the coefficients:
    /// log Γ(θ) − log Γ(v + θ) + (v + θ)·log(1 + e^(η − τ)) + v(τ − η).</summary>
    /// <inheritdoc cref="Linear" path="/param"/>
    /// <remarks>Venables and Ripley (2002), §7.4; what else the likelihood holds is free of parameters. No polynomial in v, and not convex in η and τ
    /// together.</remarks>
    public static LossDefinition NegativeBinomialWithTheta(
        EquatableArray<LinearTerm> terms, EquatableArray<string> columns, LossExpression? offset = null)
    {
        LossExpression tau = new Parameter(terms.Count);
        var theta = Exp(tau);
        var model = WithPredictor(eta => LogGamma(theta) - LogGamma(AnnotatedValue + theta) + ((AnnotatedValue + theta) * Log1pExp(eta - tau))
            + (AnnotatedValue * (tau - eta)), terms, columns, offset);
        return model with { Parameters = model.Parameters.Append(ThetaName).ToEquatableArray(), MayBeNonConvex = true };
    }

    /// <summary>Name of the estimated θ of a negative binomial model.</summary>
    public const string ThetaName = "theta";

    /// <summary>Probit regression: −v·log Φ(η) − (1 − v)·log Φ(−η).</summary>
    /// <inheritdoc cref="Linear" path="/param"/>
    public static LossDefinition Probit(EquatableArray<LinearTerm> terms, EquatableArray<string> columns, LossExpression? offset = null) =>
        WithPredictor(eta => -(AnnotatedValue * Log(NormalCdf(eta))) - ((One - AnnotatedValue) * Log(NormalCdf(-eta))), terms, columns, offset);

    /// <summary>Regression with complementary log-log link, P(v = 1) = 1 − exp(−e^η): −v·log(1 − exp(−e^η)) + (1 − v)·e^η.</summary>
    /// <inheritdoc cref="Linear" path="/param"/>
    public static LossDefinition Cloglog(EquatableArray<LinearTerm> terms, EquatableArray<string> columns, LossExpression? offset = null) =>
        WithPredictor(eta => ((One - AnnotatedValue) * Exp(eta)) - (AnnotatedValue * Log(One - Exp(-Exp(eta)))), terms, columns, offset);

    /// <summary>Multinomial logit: log(1 + Σ e^ηₖ) − Σ wₖηₖ, a predictor with coefficients of its own for each class but the reference.</summary>
    /// <param name="terms">Terms of every η; the parameters are those of the first class term by term, then those of the next.</param>
    /// <param name="columns">Names of the covariate columns to which the terms refer.</param>
    /// <param name="classes">Names of the classes but the reference; at least one.</param>
    /// <param name="first">Position of the first class among the annotated regressors: wₖ is 1 where annotators choose class k.</param>
    public static LossDefinition Multinomial(
        EquatableArray<LinearTerm> terms, EquatableArray<string> columns, IReadOnlyList<string> classes, int first)
    {
        var indices = classes.Select((name, k) => new LossIndex($"eta[{name}]",
            Add(terms.Select((term, j) => new Parameter((k * terms.Count) + j) * Multiply(Factors(term)))))).ToEquatableArray();
        var predictors = indices.Select((_, k) => (LossExpression)new LossExpression.Index(k)).ToList();
        var total = predictors.Count == 1 ? Log1pExp(predictors[0]) : Log(Add(predictors.Select(Exp).Prepend(One)));
        return new LossDefinition(
            total - Add(predictors.Select((eta, k) => new Regressor(first + k) * eta)),
            indices,
            classes.SelectMany(name => terms, ClassName).ToEquatableArray(),
            columns);
    }

    /// <summary>Name of a coefficient of a class, as R prints it: <c>admin:education</c>.</summary>
    /// <param name="name">The class.</param>
    /// <param name="term">The term.</param>
    public static string ClassName(string name, LinearTerm term) => $"{name}:{term.Name}";

    /// <summary>A model of ordered classes, P(v ≤ j) = F(ζⱼ − η): −Σ wⱼ log(F(ζⱼ − η) − F(ζⱼ₋₁ − η)), with thresholds between classes behind the coefficients.
    /// </summary>
    /// <param name="terms">Terms of η, without an intercept.</param>
    /// <param name="columns">Names of the covariate columns to which the terms refer.</param>
    /// <param name="classes">Names of all classes, the lowest first; at least two.</param>
    /// <param name="first">Position of the second class among the annotated regressors: wⱼ is 1 where annotators choose class j.</param>
    /// <param name="link">F.</param>
    public static LossDefinition Ordered(
        EquatableArray<LinearTerm> terms, EquatableArray<string> columns, IReadOnlyList<string> classes, int first, OrderedLink link)
    {
        var predictor = Add(terms.Select((term, j) => new Parameter(j) * Multiply(Factors(term))));
        LossExpression[] thresholds = [.. Enumerable.Range(terms.Count, classes.Count - 1).Select(j => new Parameter(j))];
        var eta = new LossExpression.Index(0);
        LossExpression[] losses = [.. Enumerable.Range(0, classes.Count).Select(Of)];
        return new LossDefinition(
            losses[0] + Add(losses.Skip(1).Select((loss, k) => new Regressor(first + k) * (loss - losses[0]))),
            EquatableArray.Create(new LossIndex("eta", predictor)),
            terms.Select(term => term.Name).Concat(Enumerable.Range(1, classes.Count - 1).Select(j => $"{classes[j - 1]}|{classes[j]}")).ToEquatableArray(),
            columns);

        LossExpression Of(int j)
        {
            var above = j < classes.Count - 1 ? thresholds[j] - eta : null;
            var below = j > 0 ? thresholds[j - 1] - eta : null;
            return link switch
            {
                OrderedLink.Logit => OfLogit(above, below),
                OrderedLink.Probit => OfProbit(above, below),
                OrderedLink.Cloglog => OfCloglog(above, below),
            };
        }
    }

    // −log(F(a) − F(b)), F(a) = 1 where a is null and F(b) = 0 where b is null. The difference of the logistic F is F(a)·F(−b)·(1 − exp(b − a)), that of the
    // complementary log-log exp(−e^b)·(1 − exp(e^b − e^a)): neither cancels.
    private static LossExpression OfLogit(LossExpression? a, LossExpression? b) => (a, b) switch
    {
        (null, { } below) => Log1pExp(below),
        ({ } above, null) => Log1pExp(-above),
        ({ } above, { } below) => Log1pExp(-above) + Log1pExp(below) - Log(One - Exp(below - above)),
        _ => Zero,
    };

    private static LossExpression OfProbit(LossExpression? a, LossExpression? b) => (a, b) switch
    {
        (null, { } below) => -Log(NormalCdf(-below)),
        ({ } above, null) => -Log(NormalCdf(above)),
        ({ } above, { } below) => -Log(NormalCdf(above) - NormalCdf(below)),
        _ => Zero,
    };

    private static LossExpression OfCloglog(LossExpression? a, LossExpression? b) => (a, b) switch
    {
        (null, { } below) => Exp(below),
        ({ } above, null) => -Log(One - Exp(-Exp(above))),
        ({ } above, { } below) => Exp(below) - Log(One - Exp(Exp(below) - Exp(above))),
        _ => Zero,
    };

    /// <summary>The mean of v, or the prevalence of an event: ½(v − θ)².</summary>
    /// <param name="parameter">Name of the mean.</param>
    public static LossDefinition Mean(string parameter) =>
        Linear(EquatableArray.Create(new LinearTerm(parameter, [])), []);

    /// <summary>The total of v over that of a column: ½xθ² − vθ.</summary>
    /// <param name="column">Name of x.</param>
    /// <param name="parameter">Name of θ.</param>
    public static LossDefinition TotalsRatio(string column, string parameter) => new(
        (0.5 * new Column(0) * Pow(new Parameter(0), 2)) - (AnnotatedValue * new Parameter(0)),
        [],
        EquatableArray.Create(parameter),
        EquatableArray.Create(column));

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
