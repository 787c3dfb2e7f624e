using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns an estimand into a loss and the functions of its parameters that are reported.</summary>
internal static class EstimandLowering
{
    /// <summary>The plan of an estimand.</summary>
    /// <param name="study">The study, which knows who annotates.</param>
    /// <param name="estimand">The estimand.</param>
    /// <param name="form">Its form.</param>
    /// <param name="propertyName">Stem of emitted names.</param>
    public static EstimandPlan Lower(StudyModel study, EstimandModel estimand, EstimandForm form, string propertyName)
    {
        var response = form.Response.Value;
        // A scale that the target does not have was reported.
        var scale = estimand.Scale is { } asked && form.Scales().Contains(asked.Value) ? asked.Value : form.Scales()[0];
        var agreement = form is EstimandForm.Agreement asksModel ? AgreementLowering.Lower(study, asksModel, scale) : default;
        var raters = form is EstimandForm.RaterAgreement asksPeople ? RaterLowering.Lower(asksPeople, scale) : null;
        var (loss, targets, primary) = form switch
        {
            EstimandForm.Regression regression => Regression(regression, scale),
            EstimandForm.GroupContrast contrast => Contrast(contrast, scale),
            EstimandForm.Average average => Average(average, scale),
            EstimandForm.TotalsRatio totals => TotalsRatio(totals, scale),
            EstimandForm.Moments moments => MomentLowering.Lower(moments, scale),
            EstimandForm.Agreement => (agreement.Loss, agreement.Targets, 0),
            EstimandForm.RaterAgreement when raters is not null => (raters.Loss, EquatableArray.Create(raters.Target), 0),
            EstimandForm.Quantile quantile => Quantile(quantile, scale),
            EstimandForm.Custom custom => (custom.Loss, custom.Loss.Parameters.Select((name, j) => new TargetPlan(
                name, new LossExpression.Parameter(j), TargetScales.Of(custom, custom.Kind(), scale))).ToEquatableArray(), custom.Primary),
            var unknown => throw new InvalidOperationException($"Nothing is known of the form {unknown.GetType().Name}."),
        };
        var plan = new EstimandPlan
        {
            Name = estimand.Name,
            PropertyName = propertyName,
            Documentation = estimand.Documentation,
            Kind = form.Kind(),
            Shown = WrittenNames.Shown(form),
            Outcome = response.Outcome.Name,
            Event = response.Event,
            Llm = form.Annotated.All(outcome => study.LlmOf(outcome) is not null) ? study.LlmOf(response.Outcome)?.Name : null,
            Human = study.HumanOf(response.Outcome)?.Name ?? "",
            Observed = (form as EstimandForm.Regression)?.Observed,
            Variables = form is { Regressors.IsEmpty: false }
                ? form.Annotated.Select(outcome => new AnnotatedInput(
                    outcome.Name, study.HumanOf(outcome)?.Name ?? "", study.LlmOf(outcome)?.Name)).ToEquatableArray()
                : [],
            Features = form is { Regressors.IsEmpty: false } ? Features(form, loss) : [],
            Instruments = form is EstimandForm.Regression { Instruments: { } instruments }
                ? ModelLosses.Linear(Columns(instruments, loss.Columns), loss.Columns, LossExpression.Zero) : null,
            Said = form.ReadsNumbers
                ? form.Annotations.Where(each => each.IsNumber).Select(each => each.Variable).ToEquatableArray() : [],
            Answers = agreement.Answers.IsEmpty ? ErrorLowering.Answers(study, form) : agreement.Answers,
            Ratings = raters?.Ratings ?? [],
            PerLabel = raters?.PerLabel,
            Quantile = (form as EstimandForm.Quantile)?.Level,
            RegressionLevel = (form as EstimandForm.Regression)?.Level,
            QuantileType = (form as EstimandForm.Quantile)?.Type,
            Start = (form as EstimandForm.Custom)?.Start ?? [],
            Loss = loss,
            Weight = estimand.Weight?.Value,
            Totals = study.Corpus?.Totals?.Value,
            Strata = estimand.Strata?.Value,
            PopulationSize = estimand.PopulationSize?.Value,
            Targets = targets,
            Primary = primary,
            InterceptStart = form is EstimandForm.Regression { Link: not null } positive ? InterceptStart(positive) : null,
            Absorbed = (form as EstimandForm.Regression)?.Absorbed ?? [],
            Cluster = estimand.Cluster?.Value,
            CrossedCluster = estimand.CrossedCluster?.Value,
            Null = estimand.Null?.Value ?? NullValue(form, scale),
            HasFunctions = form is EstimandForm.Regression { Formula: { Functions.IsEmpty: false } or { Offsets.IsEmpty: false } }
                or EstimandForm.Regression { Instruments.Functions.IsEmpty: false },
        };
        return plan.WeightColumn is { } weight ? plan with { Loss = WeightedLoss.By(loss, form, weight) } : plan;
    }

    private static (LossDefinition, EquatableArray<TargetPlan>, int) Regression(EstimandForm.Regression model, ScaleKind scale)
    {
        var columns = ErrorLowering.Columns(model).Concat(model.Formula.Columns).Concat(model.Instruments?.Columns ?? [])
            .Concat(model.Observed is { } observed ? [observed] : Array.Empty<string>()).Distinct(StringComparer.Ordinal).ToEquatableArray();
        var regressors = model.Annotations.ToList();
        var positions = columns.Select((name, j) => (name, j)).ToDictionary(pair => pair.name, pair => pair.j, StringComparer.Ordinal);
        var terms = model.Terms.Select(Term).ToEquatableArray();
        var offset = LossExpression.Add(model.Formula.Offsets.Select(each => each.Over(name => positions[name])));
        var loss = model.Family switch
        {
            RegressionFamily.Linear or RegressionFamily.InstrumentalVariables or RegressionFamily.Quantile => ModelLosses.Linear(terms, columns, offset),
            RegressionFamily.Logistic or RegressionFamily.BradleyTerry => ModelLosses.Logistic(terms, columns, offset),
            RegressionFamily.Poisson => ModelLosses.Poisson(terms, columns, offset),
            RegressionFamily.Probit => ModelLosses.Probit(terms, columns, offset),
            RegressionFamily.Gamma => model.Link switch
            {
                MeanLink.Inverse => ModelLosses.GammaInverse(terms, columns, offset),
                MeanLink.Identity => ModelLosses.GammaIdentity(terms, columns, offset),
                MeanLink.Log or null => ModelLosses.Gamma(terms, columns, offset),
            },
            RegressionFamily.InverseGaussian => ModelLosses.InverseGaussian(terms, columns, offset),
            RegressionFamily.NegativeBinomial => model.Theta is { } theta
                ? ModelLosses.NegativeBinomial(terms, columns, theta, offset) : ModelLosses.NegativeBinomialWithTheta(terms, columns, offset),
            RegressionFamily.Cloglog => ModelLosses.Cloglog(terms, columns, offset),
            RegressionFamily.Multinomial => ModelLosses.Multinomial(
                terms, columns, [.. model.Classes.Select(each => each.Event ?? "")], regressors.Count - model.Classes.Count),
            RegressionFamily.OrderedLogit => Ordered(OrderedLink.Logit),
            RegressionFamily.OrderedProbit => Ordered(OrderedLink.Probit),
            RegressionFamily.OrderedCloglog => Ordered(OrderedLink.Cloglog),
        };
        if (regressors.Count > 0)
        {
            var outcome = model.Observed is { } name ? new LossExpression.Column(positions[name])
                : model.EstimatesTheta ? new LossExpression.Regressor(regressors.Count - 1) : ErrorLowering.Outcome(model);
            loss = loss with
            {
                Loss = ErrorLowering.Counted(model) * loss.Loss.Substitute(leaf => leaf == LossExpression.AnnotatedValue ? outcome : leaf),
                Regressors = model.Annotations,
            };
        }

        if (!model.Questions.IsEmpty) return (loss, new PredictionLowering(model, loss).Targets(scale), 0);
        var reported = TargetScales.Of(model, model.Kind(), scale);
        // A threshold is a place on the scale of the predictor, and no ratio; θ is the exponential of its parameter.
        var between = model.EstimatesTheta ? TargetScale.CoefficientByLogarithm : TargetScales.Of(model, model.Kind(), model.Scales()[0]);
        var targets = loss.Parameters.Select((name, j) => new TargetPlan(
            name, new LossExpression.Parameter(j), Behind(j) ? between : reported)).ToEquatableArray();
        var before = model.Class is null ? 0 : model.Classes.TakeWhile(each => each.Event != model.Class).Count() * terms.Count;
        return (loss, targets, before + model.Terms.ToList().IndexOf(model.Coefficient.Value));

        bool Behind(int j) => j >= terms.Count && (model.Family.HasThresholds() || model.EstimatesTheta);

        LossDefinition Ordered(OrderedLink link) => ModelLosses.Ordered(
            terms, columns, [.. model.Response.Value.Outcome.Options.Select(option => option.Key)], regressors.Count - model.Classes.Count, link);

        LinearTerm Term(FormulaTerm term) => new(
            term.Name,
            term.Variables.Where(positions.ContainsKey).Where(variable => model.Formula.Function(variable) is null)
                .Select(variable => positions[variable]).ToEquatableArray())
        {
            Regressors = term.Variables.Select(variable => regressors.FindIndex(each => each.Name == variable)).Where(k => k >= 0).ToEquatableArray(),
            Functions = term.Variables.Select(model.Formula.Function).OfType<FormulaFunction>()
                .Select(function => function.Over(name => positions[name])).ToEquatableArray(),
        };
    }

    /// <summary>The columns of a formula without annotated variables.</summary>
    private static EquatableArray<LinearTerm> Columns(ExpandedFormula formula, EquatableArray<string> columns)
    {
        var names = columns.ToList();
        return formula.Terms.Select(term => new LinearTerm(
            term.Name, term.Variables.Where(variable => formula.Function(variable) is null).Select(variable => names.IndexOf(variable)).ToEquatableArray())
        {
            Functions = term.Variables.Select(formula.Function).OfType<FormulaFunction>().Select(function => function.Over(names.IndexOf)).ToEquatableArray(),
        }).ToEquatableArray();
    }

    /// <summary>φ of a loss that reads annotated variables beside v: products of what annotators say of them.</summary>
    private static EquatableArray<AnnotatedProduct> Features(EstimandForm model, LossDefinition loss)
    {
        if (model is EstimandForm.Regression { Instruments: not null } instrumented) return Said(instrumented);
        var rectified = RectifiedLoss.Of(loss) ?? throw new InvalidOperationException("The binder admits no such model.");
        var variables = model.Annotated.Select(outcome => outcome.Name).ToList();
        return rectified.Features.Select(feature => new AnnotatedProduct(
            feature.Regressors.Select(position => model.Regressors[position]).Concat(feature.HasOutcome ? [model.Response.Value] : Array.Empty<Response>())
                .Select(factor => new AnnotatedFactor(variables.IndexOf(factor.Outcome.Name), factor.Event)).ToEquatableArray())
        {
            By = feature.OfModel switch { null => null, true => SaidBy.Model, false => SaidBy.People },
        }).ToEquatableArray();
    }

    // A score of two-stage least squares is linear in outcome and regressors, each by itself.
    private static EquatableArray<AnnotatedProduct> Said(EstimandForm.Regression model)
    {
        var variables = model.Annotated.Select(outcome => outcome.Name).ToList();
        var said = model.Observed is null ? model.Regressors.Append(model.Response.Value) : model.Regressors;
        return said.Select(each => new AnnotatedProduct(EquatableArray.Create(new AnnotatedFactor(variables.IndexOf(each.Outcome.Name), each.Event))))
            .Prepend(new AnnotatedProduct([])).ToEquatableArray();
    }

    private static (LossDefinition, EquatableArray<TargetPlan>, int) Contrast(EstimandForm.GroupContrast contrast, ScaleKind scale)
    {
        var group = contrast.Group.Name;
        var of = Estimators.TargetFunctions.NameOf(contrast.Of);
        var target = contrast.Function switch
        {
            TargetFunction.OddsRatio => TargetExpression.LogOddsRatio,
            TargetFunction.Ratio => TargetExpression.LogRatio,
            TargetFunction.Difference => TargetExpression.Difference,
            _ => throw new ArgumentOutOfRangeException(nameof(contrast), contrast.Function, "No comparison of two groups."),
        };
        return (
            ModelLosses.GroupMeans(group, $"{of} where {group} = 0", $"{of} where {group} = 1"),
            EquatableArray.Create(new TargetPlan(
                Estimators.TargetFunctions.NameOf(contrast.Function), target.Value, TargetScales.Of(contrast, contrast.Kind(), scale))),
            0);
    }

    private static (LossDefinition, EquatableArray<TargetPlan>, int) Average(EstimandForm.Average form, ScaleKind scale)
    {
        var name = Estimators.TargetFunctions.NameOf(form.Function);
        var target = scale switch
        {
            ScaleKind.LogOdds => TargetExpression.LogOdds,
            ScaleKind.Log => TargetExpression.Logarithm,
            ScaleKind.Mean or ScaleKind.Proportion or ScaleKind.Total => TargetExpression.Coefficient(0, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "No scale of an average."),
        };
        return (ModelLosses.Mean(name), EquatableArray.Create(new TargetPlan(name, target.Value, TargetScales.Of(form, form.Kind(), scale))), 0);
    }

    private static (LossDefinition, EquatableArray<TargetPlan>, int) TotalsRatio(EstimandForm.TotalsRatio form, ScaleKind scale) => (
        ModelLosses.TotalsRatio(form.Over.Name, $"{form.Response.Value} / {form.Over.Name}"),
        EquatableArray.Create(new TargetPlan(
            Estimators.TargetFunctions.NameOf(form.Function), TargetExpression.Logarithm.Value, TargetScales.Of(form, form.Kind(), scale))),
        0);

    // The loss is that of the share of texts with at most q, whose root in q is the quantile: v stands for 1[v ≤ q].
    private static (LossDefinition, EquatableArray<TargetPlan>, int) Quantile(EstimandForm.Quantile form, ScaleKind scale) => (
        ModelLosses.Mean("P(v ≤ q)"),
        EquatableArray.Create(new TargetPlan(
            Estimators.TargetFunctions.NameOf(form.Function), new LossExpression.Parameter(0), TargetScales.Of(form, form.Kind(), scale))),
        0);

    // Where every mean is inside the range of the outcome, Newton's steps approach from the side on which the loss is convex: a predictor above 0 and below
    // 1/v, or below 2v of most.
    private static double InterceptStart(EstimandForm.Regression model)
    {
        var largest = model.Response.Value.Outcome.Maximum is > 0 and var most ? most : 1000;
        return model.Link == MeanLink.Inverse ? 1 / largest : largest / 1000;
    }

    /// <summary>A coefficient, difference or ratio is tested against "nothing happens"; a mean or share has no such value.</summary>
    private static double? NullValue(EstimandForm form, ScaleKind scale) => (form, scale) switch
    {
        _ when form.IsPredicted() => null,
        (EstimandForm.Average, _) or (EstimandForm.Agreement or EstimandForm.RaterAgreement, ScaleKind.Proportion or ScaleKind.LogOdds)
            or (_, ScaleKind.Variance or ScaleKind.StandardDeviation or ScaleKind.Quantile) => null,
        (_, ScaleKind.Ratio) => 1,
        (_, ScaleKind.Coefficient or ScaleKind.Difference or ScaleKind.LogOdds or ScaleKind.LogRate or ScaleKind.Correlation) => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "No scale of a comparison."),
    };
}
