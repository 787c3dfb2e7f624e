using System.Globalization;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>model = logistic(politeness[A] ~ 1 + hedge)</c> and the coefficient that is its target.</summary>
internal sealed class ModelBinder(BlockReader reader, StudyScope scope)
{
    private readonly BindingContext context = reader.Context;

    /// <summary>The model with what is asked of it; null where either is absent or wrong, which is reported.</summary>
    /// <param name="coefficient">The target <c>coefficient(…)</c>, or another one of a model; null where the target is wrong or another one.</param>
    public EstimandForm? Bind(CallSyntax? coefficient = null)
    {
        if (coefficient is not null)
            reader.Require("model", $"`{coefficient.Function.Text}` belongs to a model: `model = logistic(outcome[option] ~ 1 + column)`.");
        if (reader.Call("model", Estimators.Models) is not { } model) return null;
        var (call, family) = model;
        if (family == RegressionFamily.BradleyTerry) return Pair(call, coefficient);
        if (Formula(call, family) is not { } formula) return null;
        var estimatesTheta = family == RegressionFamily.NegativeBinomial && call.Arguments.Count == 1;
        if (family == RegressionFamily.NegativeBinomial && !estimatesTheta && Theta(call) is null) return null;
        if (Link(call, family) is not { } link) return null;
        if (family == RegressionFamily.Quantile && new QuantileRegressionBinder(context).Level(call) is null) return null;
        var isInstrumented = family == RegressionFamily.InstrumentalVariables;
        var instruments = isInstrumented ? new InstrumentBinder(context, scope).Bind(call, formula) : null;
        var absorbed = formula.FixedEffects is { } effects && !isInstrumented ? new EffectBinder(context, scope).Bind(effects, call.Function.Text, family) : [];
        var error = ErrorBinder.IsError(formula) ? new ErrorBinder(context, scope).Bind(formula, call.Function.Text, family) : null;
        var binder = new FormulaBinder(context, scope);
        var terms = binder.Bind(formula.Terms);
        (Located<Response> Response, string? Observed)? outcome = !ErrorBinder.IsError(formula)
            ? new ModelOutcomeBinder(context, scope).Bind(formula, call.Function.Text, family, binder.Regressors, binder.HasAllRegressors)
            : error is null ? null : (new(error.Value.Of, error.Place), null);
        if (terms is null || coefficient is null) return null;
        if (family == RegressionFamily.InstrumentalVariables && (instruments is null || !HasNoOffset(terms, call))) return null;
        if (instruments is not null && !new InstrumentBinder(context, scope).Identifies(call, terms, instruments)) return null;
        if (formula.FixedEffects is not null && !Leaves(terms, formula, out terms)) return null;
        if (family == RegressionFamily.Quantile && (outcome is null || !new QuantileRegressionBinder(context).Fits(call, outcome.Value, terms))) return null;
        if (family.IsOfClasses() && (outcome is null || !HasNoOffset(terms, call))) return null;
        if (family.HasThresholds() && !HasThresholds(terms, formula, call)) return null;
        if (link != MeanLink.Log && !HasIntercept(terms, formula, call)) return null;
        string[] classes = family == RegressionFamily.Multinomial && outcome is { Response.Value.Outcome: var known }
            ? [.. known.Options.Skip(1).Select(option => option.Key)] : [];
        var asks = coefficient.Function.Text != Estimators.TargetFunctions.NameOf(TargetFunction.Coefficient);
        var named = asks ? (new(terms.Terms.FirstOrDefault(each => !each.IsIntercept) ?? terms.Terms[0], context.At(coefficient)), null)
            : Term(coefficient, terms, classes, family.HasThresholds());
        if (named is not (var term, var ofClass) || outcome is not { } bound) return null;
        var form = new EstimandForm.Regression(family, bound.Response, bound.Observed, terms, term, context.At(formula.Terms))
        {
            Class = ofClass,
            Absorbed = absorbed ?? [],
            Theta = family == RegressionFamily.NegativeBinomial && !estimatesTheta ? Theta(call) : null,
            Level = family == RegressionFamily.Quantile ? new QuantileRegressionBinder(context).Level(call) : null,
            Link = link == MeanLink.Log ? null : link,
            Instruments = instruments,
            Error = error?.Value,
        };
        if (estimatesTheta && !Counts(bound.Response, bound.Observed, terms)) return null;
        var read = estimatesTheta && bound.Observed is null ? [bound.Response.Value] : form.Error?.Read ?? form.Classes;
        form = form with { Regressors = binder.Regressors.Select(regressor => regressor.Value).Concat(read).Distinct().ToEquatableArray() };
        if (absorbed is null || (instruments is null && !Fits(form, call))) return null;
        return asks ? new ModelTargetBinder(context, scope, form).Bind(coefficient) : form;
    }

    private EstimandForm? Pair(CallSyntax call, CallSyntax? coefficient)
    {
        if (new PairBinder(context, scope).Bind(call) is not var (response, terms, pair) || coefficient is null) return null;
        if (coefficient.Function.Text != Estimators.TargetFunctions.NameOf(TargetFunction.Coefficient))
        {
            context.Report(SyntaxDiagnostics.NotSupportedYet(context.At(coefficient), $"`{coefficient.Function.Text}` of paired comparisons",
                "Ask for `coefficient(player)`, the ability above that of the first level."));
            return null;
        }

        return Term(coefficient, terms, [], hasThresholds: false) is (var term, _)
            ? new EstimandForm.Regression(RegressionFamily.BradleyTerry, response, null, terms, term, context.At(call)) { Pair = pair } : null;
    }

    // Effects of groups hold the intercept: their mean is theirs.
    private bool Leaves(ExpandedFormula terms, FormulaSyntax formula, out ExpandedFormula left)
    {
        left = terms with { Terms = terms.Terms.Where(term => !term.IsIntercept).ToEquatableArray() };
        if (!left.Terms.IsEmpty) return true;
        context.Report(SchemaDiagnostics.WrongValue(context.At(formula.Terms), "~", "a term beside the intercept", "none",
            "Effects of groups behind `|` hold the intercept: name a regressor."));
        return false;
    }

    /// <summary>Whether the model can be written out at what annotators may say of its regressors; otherwise reported.</summary>
    private bool Fits(EstimandForm.Regression form, CallSyntax call)
    {
        var combinations = RectifiedLoss.Combinations(form.Annotations);
        if (combinations <= RectifiedLoss.MostCombinations) return true;
        context.Report(SyntaxDiagnostics.NotSupportedYet(context.At(call),
            $"A model that reads {combinations.ToString(CultureInfo.InvariantCulture)} combinations of annotated options",
            $"Name fewer options: {RectifiedLoss.MostCombinations.ToString(CultureInfo.InvariantCulture)} combinations are the most."));
        return false;
    }

    // An event is 0 or 1, and never varies by more than its mean says; θ is named beside the terms.
    private bool Counts(Located<Response> response, string? observed, ExpandedFormula terms)
    {
        var isCount = observed is not null || response.Value.Event is null;
        if (!isCount)
        {
            context.Report(SchemaDiagnostics.WrongValue(response.Place, "negative_binomial", "counts, an outcome of numbers",
                $"the event `{response.Value}`", "An event shows no overdispersion from which θ could be found: use `poisson`, or name `theta`."));
        }

        if (terms.Find(ModelLosses.ThetaName) is null) return isCount;
        context.Report(SchemaDiagnostics.WrongValue(response.Place, "negative_binomial", "terms of other names than `theta`, the parameter that is estimated",
            "`theta`", "Give the column another name."));
        return false;
    }

    // θ of `negative_binomial(y ~ x, theta = 2)`; null, and reported, where it is none.
    private double? Theta(CallSyntax call)
    {
        var argument = call.Arguments.FirstOrDefault(each => each.Name?.Text == "theta");
        if (argument is { Design: null, Value: NumberSyntax { Unit: null, Value: > 0 } number }) return number.Value;
        context.Report(SchemaDiagnostics.WrongValue(context.At((SyntaxNode?)argument ?? call), call.Function.Text, "a number above 0, `theta = 2`",
            argument is null ? "none" : $"`{context.Source.Slice(argument.Span)}`",
            "Counts have the variance μ + μ²/θ; name the θ of an earlier fit, or leave it out to have it estimated."));
        return null;
    }

    // The link of `gamma(y ~ x, link = inverse)`; null, and reported, where it is none.
    private MeanLink? Link(CallSyntax call, RegressionFamily family)
    {
        if (family != RegressionFamily.Gamma || call.Arguments.FirstOrDefault(each => each.Name?.Text == "link") is not { } argument) return MeanLink.Log;
        if (argument.Value is NameSyntax name && Estimators.Links.Find(name.Text) is { } found) return found.Value;
        context.Report(SyntaxDiagnostics.Unknown(
            context.At(argument), Estimators.Links.Kind, context.Source.Slice(argument.Value.Span), Estimators.Links.Names));
        return null;
    }

    // Solutions begin at a positive mean that no regressor moves.
    private bool HasIntercept(ExpandedFormula terms, FormulaSyntax formula, CallSyntax call)
    {
        if (terms.HasIntercept && terms.Offsets.IsEmpty && terms.Annotated.IsEmpty) return true;
        context.Report(SchemaDiagnostics.WrongValue(context.At(formula.Terms), call.Function.Text,
            "an intercept, no offset and no annotated regressor with a link that is not the logarithm",
            $"`{context.Source.Slice(formula.Terms.Span)}`", "Use `link = log`, or columns of the corpus and an intercept."));
        return false;
    }

    private FormulaSyntax? Formula(CallSyntax call, RegressionFamily family)
    {
        var second = family switch
        {
            RegressionFamily.NegativeBinomial => "theta",
            RegressionFamily.Quantile => QuantileRegressionBinder.Argument,
            RegressionFamily.Gamma => "link",
            RegressionFamily.InstrumentalVariables => InstrumentBinder.Argument,
            _ => null,
        };
        if (second is not null && call.Arguments is { Count: 2 } both && both[1].Name?.Text == second
            && both[0] is { Name: null, Design: null, Value: FormulaSyntax first }) return first;
        if (call.Arguments.Count == 1 && call.Arguments[0] is { Name: null, Design: null, Value: FormulaSyntax formula }) return formula;
        var surplus = call.Arguments.Skip(1).Concat(call.Arguments.Where(argument => argument.Name is not null)).FirstOrDefault();
        context.Report(call.Arguments.Any(argument => argument is { Name: null, Value: FormulaSyntax }) && surplus is not null
            ? SchemaDiagnostics.WrongValue(
                context.At(surplus), call.Function.Text, "one formula and nothing else", $"`{context.Source.Slice(surplus.Span)}` beside it",
                "Leave it out: the texts are those of the corpus, and everything else is a setting of its own.")
            : SchemaDiagnostics.WrongValue(
                context.At(call), call.Function.Text, "one formula, `outcome ~ regressors`", call.Arguments.IsEmpty ? "none"
                    : call.Arguments[0].Value.Describe()));
        return null;
    }

    private bool HasNoOffset(ExpandedFormula terms, CallSyntax call)
    {
        if (terms.Offsets.IsEmpty) return true;
        context.Report(SyntaxDiagnostics.NotSupportedYet(
            context.At(call), $"An offset in `{call.Function.Text}`", "Leave it out, or take it for a regressor."));
        return false;
    }

    private bool HasThresholds(ExpandedFormula terms, FormulaSyntax formula, CallSyntax call)
    {
        if (terms.HasIntercept && terms.Terms.Count > 1) return true;
        context.Report(SchemaDiagnostics.WrongValue(context.At(formula.Terms), call.Function.Text, "a term beside the intercept, and no `0`",
            $"`{context.Source.Slice(formula.Terms.Span)}`", "Thresholds between the options stand in the place of the intercept."));
        return false;
    }

    // Of a model of classes a coefficient is named after its class, `admin:education`.
    private (Located<FormulaTerm> Term, string? Class)? Term(
        CallSyntax coefficient, ExpandedFormula formula, string[] classes, bool hasThresholds)
    {
        if (coefficient.Arguments.Count != 1 || coefficient.Arguments[0] is not { Name: null, Value: { } value } || Name(value) is not { } name)
        {
            context.Report(SchemaDiagnostics.WrongValue(
                context.At(coefficient), coefficient.Function.Text, "one term of the formula", $"`{context.Source.Slice(coefficient.Span)}`"));
            return null;
        }

        if (classes.Length == 0 && formula.Find(name) is { } term && !(hasThresholds && term.IsIntercept)) return (new(term, context.At(value)), null);
        foreach (var each in classes.Where(each => name.StartsWith(each + ":", StringComparison.Ordinal)))
        {
            if (formula.Find(name.Substring(each.Length + 1)) is { } own) return (new(own, context.At(value)), each);
        }

        // Of an outcome without such an option that is what is wrong, and it may have been said elsewhere.
        if (value is IndexedSyntax option && scope.PeekOutcome(option.Name.Text) is { IsNumber: false } outcome && outcome.Find(option.Key.Text) is null)
        {
            if (!scope.IsMissed("option", name)) scope.Option(context, option.Key, outcome, option.Key.Text);
            return null;
        }

        context.Report(EstimandDiagnostics.CoefficientNotInModel(context.At(value), name,
            [.. classes.Length == 0 ? formula.Terms.Where(known => !(hasThresholds && known.IsIntercept)).Select(known => known.Name)
                : classes.SelectMany(each => formula.Terms, (each, known) => $"{each}:{known.Name}")]));
        return null;
    }

    private static string? Name(ExpressionSyntax value) => value switch
    {
        NameSyntax name => name.Text,
        IndexedSyntax indexed => $"{indexed.Name.Text}[{indexed.Key.Text}]",
        CallSyntax call => RName.Of(call),
        NumberSyntax { Digits: "1", Unit: null } => FormulaTerm.InterceptName,
        BinarySyntax { Operator: BinaryOperator.Interaction } pair when Name(pair.Left) is { } left && Name(pair.Right) is { } right => $"{left}:{right}",
        _ => null,
    };
}
