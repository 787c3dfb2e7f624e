using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the agreement of a model with people, <c>recall(stance[favor], gpt)</c>, and differences between two models,
/// <c>difference(recall(stance[favor]), gpt, claude)</c>.</summary>
internal sealed class AgreementBinder(BindingContext context, StudyScope scope)
{
    /// <summary>Whether the arguments of a difference are models and no group.</summary>
    /// <param name="call">The call of <c>difference</c>.</param>
    public bool IsOfModels(CallSyntax call) => call.Arguments.Count == 3 || (call.Arguments.Count > 0
        && call.Arguments[0].Value is CallSyntax inner && Estimators.TargetFunctions.Find(inner.Function.Text)?.Value.IsAgreement() == true);

    /// <summary>The agreement of one model.</summary>
    /// <param name="call">The call.</param>
    /// <param name="function">Its function.</param>
    public EstimandForm? Single(CallSyntax call, TargetFunction function)
    {
        var models = call.Arguments.Skip(1).Where(argument => argument.Name is null).ToList();
        if (models.Count > 1) return Refuse(call, "an outcome or an option of it, and a model");
        return Of(call, function, models);
    }

    /// <summary>The difference between two models.</summary>
    /// <param name="call">The call of <c>difference</c>.</param>
    public EstimandForm? Difference(CallSyntax call)
    {
        if (call.Arguments.Count != 3 || call.Arguments.Any(argument => argument.Name is not null))
            return Refuse(call, "a target of one outcome, and two models, as `difference(accuracy(outcome), a, b)`");
        if (call.Arguments[0].Value is not CallSyntax inner || Estimators.TargetFunctions.Find(inner.Function.Text)?.Value is not { } function
            || !(function.IsAgreement() || function is TargetFunction.Mean or TargetFunction.Prevalence)
            || inner.Arguments.Skip(1).Any(argument => argument.Name is null))
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(call.Arguments[0].Value), call.Function.Text,
                "`accuracy(…)` or another agreement, `mean(…)` or `prevalence(…)`, without a model of its own", call.Arguments[0].Value.Describe()));
            return null;
        }

        return Of(inner, function, [call.Arguments[1], call.Arguments[2]]);
    }

    private EstimandForm? Of(CallSyntax call, TargetFunction function, IReadOnlyList<ArgumentSyntax> models)
    {
        var weights = Weights(call, function);
        var named = models.Select(Model).ToList();
        if (call.Arguments.Count == 0 || call.Arguments[0].Name is not null) return Refuse(call, "an outcome or an option of it");
        var isOfAll = function.IsAgreement() && function is not (TargetFunction.FalsePositiveRate or TargetFunction.FalseNegativeRate);
        var response = Response(call.Arguments[0].Value, call.Function.Text, isOfAll, needsEvent: function != TargetFunction.Mean);
        if (response is null || weights is null || named.Contains(null)) return null;
        var located = named.OfType<Located<string>>().ToEquatableArray();
        if (located.Count == 2 && located[0].Value == located[1].Value)
        {
            context.Report(SchemaDiagnostics.WrongValue(located[1].Place, "difference", $"another model than `{located[0].Value}`", $"`{located[1].Value}`"));
            return null;
        }

        if (weights.Value.Weights != KappaWeights.Plain && !response.Value.Outcome.IsOrdered)
        {
            context.Report(AgreementDiagnostics.WeightsWithoutOrder(weights.Value.Place, response.Value.Outcome.Name));
            return null;
        }

        return Form(response, function, weights.Value.Weights, located);
    }

    private static EstimandForm.Agreement Form(
        Located<Response> response, TargetFunction function, KappaWeights weights, EquatableArray<Located<string>> models)
    {
        var outcome = response.Value.Outcome;
        var isOfAll = response.Value.Event is null && !outcome.IsNumber;
        var form = new EstimandForm.Agreement(response, function, weights, models) { IsOfAll = isOfAll };
        if (!isOfAll) return form;

        // Of two options one says it all, and macro averages need each by its own name.
        if (outcome.Options.Count == 2 && !form.IsMacro)
            return form with { Response = new Located<Response>(new Response(outcome, outcome.Options[0].Key), response.Place) };
        return form with { Regressors = outcome.Options.Skip(1).Select(option => new Response(outcome, option.Key)).ToEquatableArray() };
    }

    /// <summary>What a model is compared with people in; null, and reported, where it is wrong.</summary>
    /// <param name="value">What was written.</param>
    /// <param name="user">What needs it.</param>
    /// <param name="isOfAll">Whether an outcome may stand for all its options.</param>
    /// <param name="needsEvent">Whether a number will not do.</param>
    public Located<Response>? Response(ExpressionSyntax value, string user, bool isOfAll, bool needsEvent)
    {
        var binder = new ResponseBinder(context, scope);
        if (!isOfAll || value is not NameSyntax name || scope.PeekOutcome(name.Text) is not { IsNumber: false } outcome)
            return binder.Bind(value, user, needsEvent);
        if (!outcome.HasAllOptions || outcome.Options.Count < 2) return null; // reported where they stand
        if (outcome.Options.Count <= EstimandForm.Agreement.MostOptions) return new Located<Response>(new Response(outcome, null), context.At(name));
        context.Report(SchemaDiagnostics.WrongValue(context.At(name), user,
            $"an outcome of at most {EstimandForm.Agreement.MostOptions} options, or an option of it",
            $"`{outcome.Name}` with {outcome.Options.Count}"));
        return null;
    }

    /// <summary>The model that an argument names; null, and reported, where it names none.</summary>
    /// <param name="argument">The argument.</param>
    public Located<string>? Model(ArgumentSyntax argument)
    {
        if (argument.Value is not NameSyntax name)
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(argument.Value), "a comparison with people", "the name of an `llm`",
                argument.Value.Describe()));
            return null;
        }

        return scope.ReportUnlessDeclared(context, name, "llm", name.Text) ? new Located<string>(name.Text, context.At(name)) : null;
    }

    private (KappaWeights Weights, Place Place)? Weights(CallSyntax call, TargetFunction function)
    {
        var named = call.Arguments.Where(argument => argument.Name is not null).ToList();
        if (named.Count == 0) return (KappaWeights.Plain, context.At(call));
        if (function != TargetFunction.Kappa || named.Count > 1 || named[0].Name?.Text != "weights")
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(named[named.Count - 1].Value), call.Function.Text,
                function == TargetFunction.Kappa ? "`weights = linear` or `weights = quadratic`" : "no setting",
                $"`{named[named.Count - 1].Name?.Text}`"));
            return null;
        }

        var value = named[0].Value;
        if (value is NameSyntax word && Choices.KappaWeightings.Find(word.Text) is { } choice) return (choice.Value, context.At(value));
        context.Report(SchemaDiagnostics.WrongValue(context.At(value), "weights", "plain, linear or quadratic", value.Describe()));
        return null;
    }

    private EstimandForm? Refuse(CallSyntax call, string takes)
    {
        context.Report(SchemaDiagnostics.WrongValue(
            context.At(call), call.Function.Text, takes, $"{call.Arguments.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)} arguments"));
        return null;
    }
}
