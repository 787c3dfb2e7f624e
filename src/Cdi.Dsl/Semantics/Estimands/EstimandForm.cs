using Cdi.Dsl.Formulas;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>What an estimand asks for, with its names resolved.</summary>
/// <param name="Response">The annotated outcome.</param>
/// <param name="Function">The target's function.</param>
public abstract record EstimandForm(Located<Response> Response, TargetFunction Function)
{
    /// <summary>A coefficient of a regression model.</summary>
    /// <param name="Family">The model.</param>
    /// <param name="Response">The annotated outcome.</param>
    /// <param name="Formula">The regressors, term by term.</param>
    /// <param name="Coefficient">The term whose coefficient is the target.</param>
    /// <param name="FormulaPlace">Where the terms were written.</param>
    public sealed record Regression(
        RegressionFamily Family,
        Located<Response> Response,
        ExpandedFormula Formula,
        Located<FormulaTerm> Coefficient,
        Place FormulaPlace) : EstimandForm(Response, TargetFunction.Coefficient);

    /// <summary>The mean of an outcome, or the prevalence of an event.</summary>
    /// <param name="Response">The annotated outcome.</param>
    /// <param name="Function">Mean or prevalence, as the author called it.</param>
    public sealed record Average(Located<Response> Response, TargetFunction Function) : EstimandForm(Response, Function);

    /// <summary>A comparison of the means of two groups.</summary>
    /// <param name="Response">The annotated outcome.</param>
    /// <param name="Function">Difference or odds ratio.</param>
    /// <param name="Of">What is compared: mean or prevalence.</param>
    /// <param name="Group">The indicator that tells the groups apart.</param>
    public sealed record GroupContrast(
        Located<Response> Response,
        TargetFunction Function,
        TargetFunction Of,
        ColumnModel Group) : EstimandForm(Response, Function);
}
