using Cdi.Dsl.Collections;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>What an estimand asks for, with its names resolved.</summary>
/// <param name="Response">The annotated outcome; of a model whose outcome is a column its first annotated regressor.</param>
/// <param name="Function">The target's function.</param>
public abstract record EstimandForm(Located<Response> Response, TargetFunction Function)
{
    /// <summary>Every annotated variable that is read, the outcome first, each once.</summary>
    public virtual IReadOnlyList<OutcomeModel> Annotated => [Response.Value.Outcome];

    /// <summary>A coefficient of a regression model.</summary>
    /// <param name="Family">The model.</param>
    /// <param name="Response">The annotated outcome; where that is <paramref name="Observed"/>, the first annotated regressor.</param>
    /// <param name="Observed">The column on the left of the formula; null where that is annotated.</param>
    /// <param name="Formula">The regressors, term by term.</param>
    /// <param name="Coefficient">The term whose coefficient is the target.</param>
    /// <param name="FormulaPlace">Where the terms were written.</param>
    public sealed record Regression(
        RegressionFamily Family,
        Located<Response> Response,
        string? Observed,
        ExpandedFormula Formula,
        Located<FormulaTerm> Coefficient,
        Place FormulaPlace) : EstimandForm(Response, TargetFunction.Coefficient)
    {
        /// <summary>Key of the class of which <see cref="Coefficient"/> is one; null where classes have no coefficients of their own.</summary>
        public string? Class { get; init; }

        /// <summary>The classes of which the loss reads whether they were chosen, every option of the outcome but the first; empty where the model is not one
        /// of classes.</summary>
        public IReadOnlyList<Response> Classes => !Family.IsOfClasses() ? []
            : [.. Response.Value.Outcome.Options.Skip(1).Select(option => new Response(Response.Value.Outcome, option.Key))];

        /// <summary>The annotated variables of the formula, in the order of <see cref="ExpandedFormula.Annotated"/>; behind them
        /// <see cref="Classes"/>.</summary>
        public EquatableArray<Response> Regressors { get; init; } = [];

        /// <summary><see cref="Regressors"/> as the loss has them.</summary>
        public EquatableArray<LossRegressor> Annotations => Regressors.Select(regressor => new LossRegressor(
            regressor.ToString(), Annotated.ToList().IndexOf(regressor.Outcome), regressor.Event is null)).ToEquatableArray();

        /// <summary>Whether an annotated number enters the model otherwise than by its powers: then only a number, and no expectation, can be put in.</summary>
        public bool ReadsNumbers => Family != RegressionFamily.Linear && Regressors.Any(regressor => regressor.Event is null);

        /// <summary>The terms that have coefficients: those of the formula, but for the intercept where thresholds stand in its place.</summary>
        public IEnumerable<FormulaTerm> Terms => Family.HasThresholds() ? Formula.Terms.Where(term => !term.IsIntercept) : Formula.Terms;

        /// <inheritdoc/>
        public override IReadOnlyList<OutcomeModel> Annotated =>
            [.. Regressors.Select(regressor => regressor.Outcome).Prepend(Response.Value.Outcome).Distinct()];
    }

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
