using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>target = …</c>, together with the <c>model</c> that a coefficient needs.</summary>
internal sealed class TargetBinder(BlockReader reader, StudyScope scope)
{
    private readonly BindingContext context = reader.Context;

    /// <summary>Whether a share is asked for of every option of the outcome, of which the form then names the first.</summary>
    public bool AsksEveryOption { get; private set; }

    /// <summary>What is asked for; null where it is absent or wrong, which is reported.</summary>
    /// <param name="estimand">Name of the estimand.</param>
    public EstimandForm? Bind(string estimand)
    {
        if (reader.Attempted("loss")) return OfLoss(estimand);
        if (reader.Written("start") is { } start)
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(start.Kind), "start", "a `loss` whose parameters begin there", "none",
                "Leave it out: models know where to begin."));
        }

        if (Target() is not { } target)
        {
            new ModelBinder(reader, scope).Bind();
            return null;
        }

        if (target.Function == TargetFunction.Coefficient || ModelTargetBinder.IsOfModel(target.Call, target.Function))
            return new ModelBinder(reader, scope).Bind(target.Call);
        if (reader.Value("model") is { } model)
        {
            context.Report(SchemaDiagnostics.WrongValue(
                context.At(target.Call), "target", "a coefficient of the model",
                    $"`{target.Call.Function.Text}(…)`, which takes none, beside {model.Describe()}"));
            return null;
        }

        return target.Function switch
        {
            TargetFunction.Mean or TargetFunction.Prevalence or TargetFunction.Total => Average(target.Call, target.Function),
            TargetFunction.Variance or TargetFunction.StandardDeviation => Spread(target.Call, target.Function),
            TargetFunction.Correlation => Correlation(target.Call),
            var agreement when new RaterBinder(context, scope) is var people && people.IsOfPeople(target.Call, agreement) =>
                people.Bind(target.Call, agreement),
            var agreement when agreement.IsAgreement() => new AgreementBinder(context, scope).Single(target.Call, agreement),
            TargetFunction.Difference when new AgreementBinder(context, scope) is var models && models.IsOfModels(target.Call) =>
                models.Difference(target.Call),
            TargetFunction.Quantile or TargetFunction.Median => new QuantileBinder(context, argument =>
                Response(argument, target.Call.Function.Text, needsEvent: false)).Bind(target.Call, target.Function),
            _ => Contrast(target.Call, target.Function),
        };
    }

    private EstimandForm? OfLoss(string estimand)
    {
        var target = Target();
        if (target is not { Function: not TargetFunction.Coefficient } other)
            return new LossBinder(reader, scope).Bind(estimand, target?.Call);
        context.Report(SchemaDiagnostics.WrongValue(context.At(other.Call), "target", "a parameter of the loss, `coefficient(b1)`, or nothing",
            $"`{context.Source.Slice(other.Call.Span)}`"));
        return null;
    }

    private (CallSyntax Call, TargetFunction Function)? Target()
    {
        if (reader.Call("target", Estimators.TargetFunctions) is not { } target) return null;
        var mayName = target.Function.IsAgreement() || target.Function.IsOfRaters() || target.Function is TargetFunction.Quantile or TargetFunction.Median
            || ModelTargetBinder.IsOfModel(target.Call, target.Function);
        if (target.Call.Arguments.All(argument => argument.Design is null && (mayName || argument.Name is null))) return target;
        reader.Wrong<string>("target", target.Call);
        return null;
    }

    private EstimandForm? Average(CallSyntax call, TargetFunction function)
    {
        if (call.Arguments.Count != 1) return Refuse(call, "one outcome");
        if (function == TargetFunction.Prevalence && call.Arguments[0].Value is NameSyntax name
            && scope.PeekOutcome(name.Text) is { IsNumber: false, HasAllOptions: true, Options.Count: > 1 } outcome)
        {
            AsksEveryOption = true;
            return new EstimandForm.Average(new(new Response(outcome, outcome.Options[0].Key), context.At(name)), function);
        }

        var response = Response(call.Arguments[0].Value, call.Function.Text, function == TargetFunction.Prevalence);
        return response is null ? null : new EstimandForm.Average(response, function);
    }

    private EstimandForm? Spread(CallSyntax call, TargetFunction function)
    {
        if (call.Arguments.Count != 1) return Refuse(call, "one outcome, a number");
        if (Response(call.Arguments[0].Value, call.Function.Text, needsEvent: false) is not { } response) return null;
        if (response.Value.Event is null) return new EstimandForm.Moments(response, function, null) { Regressors = EquatableArray.Create(response.Value) };
        context.Report(SchemaDiagnostics.WrongValue(context.At(call.Arguments[0].Value), call.Function.Text, "an outcome that is a number",
            call.Arguments[0].Value.Describe(), $"The share p of an event tells its variance, p(1 − p): use `prevalence({response.Value})`."));
        return null;
    }

    /// <summary>A correlation of an outcome with a column or with another outcome.</summary>
    private EstimandForm? Correlation(CallSyntax call)
    {
        if (call.Arguments.Count != 2) return Refuse(call, "an outcome, and a column or another outcome");
        var user = call.Function.Text;
        var first = Response(call.Arguments[0].Value, user, needsEvent: false);
        var value = call.Arguments[1].Value;
        if (value is NameSyntax name && scope.IsColumn(name.Text))
        {
            if (scope.Column(context, name, name.Text) is not { } column) return null;
            if (column.IsNumeric) return first is null ? null : Correlation(first, column, Squared(first.Value));
            context.Report(
                SchemaDiagnostics.WrongValue(context.At(value), user, "a column of numbers or an indicator", value.Describe()));
            return null;
        }

        var second = Response(value, user, needsEvent: false);
        if (first is null || second is null) return null;
        if (first.Value.Outcome.Name != second.Value.Outcome.Name) return Correlation(first, null, Squared(first.Value).Append(second.Value));
        var takes = $"a column, or another outcome than `{first.Value.Outcome.Name}`";
        context.Report(SchemaDiagnostics.WrongValue(context.At(value), user, takes, value.Describe()));
        return null;
    }

    private static EstimandForm.Moments Correlation(Located<Response> first, ColumnModel? column, IEnumerable<Response> regressors) =>
        new(first, TargetFunction.Correlation, column) { Regressors = regressors.ToEquatableArray() };

    // The square of a number is its product with itself.
    private static IEnumerable<Response> Squared(Response response) => response.Event is null ? [response] : [];

    private EstimandForm? Contrast(CallSyntax call, TargetFunction function)
    {
        if (call.Arguments.Count != 2) return Refuse(call, "an outcome and an indicator that tells two groups apart");
        var isOdds = function == TargetFunction.OddsRatio;
        var (value, user, of) = Compared(call.Arguments[0].Value, call.Function.Text);
        var response = value is null ? null : Response(value, user, isOdds || of == TargetFunction.Prevalence);
        var over = function == TargetFunction.Ratio && of is null && call.Arguments[1].Value is NameSyntax name
            && scope.PeekColumn(name.Text) is { IsNumeric: true, Type: not ColumnType.Indicator } number ? number : null;
        var group = over ?? Group(call.Arguments[1].Value, call.Function.Text);
        if (response is null || group is null) return null;
        if (function == TargetFunction.Ratio && response.Value is { Event: null, Outcome: { HasAllOptions: true, Minimum: null or < 0 } outcome })
        {
            context.Report(EstimandDiagnostics.RatioOfNegativeNumbers(response.Place, outcome.Name));
            return null;
        }

        if (over is not null) return new EstimandForm.TotalsRatio(response, function, over);
        return new EstimandForm.GroupContrast(
            response, function, response.Value.Event is null ? TargetFunction.Mean : of ?? TargetFunction.Prevalence, group);
    }

    /// <summary>The outcome inside <c>prevalence(…)</c> or <c>mean(…)</c>, or the outcome itself.</summary>
    private (ExpressionSyntax? Value, string User, TargetFunction? Of) Compared(ExpressionSyntax value, string user)
    {
        if (value is not CallSyntax inner) return (value, user, null);
        var of = Estimators.TargetFunctions.Find(inner.Function.Text)?.Value;
        if (of is TargetFunction.Mean or TargetFunction.Prevalence && inner.Arguments.Count == 1) return (inner.Arguments[0].Value, inner.Function.Text, of);
        context.Report(SchemaDiagnostics.WrongValue(context.At(inner), user, "`mean(…)`, `prevalence(…)` or an event", inner.Describe()));
        return (null, user, null);
    }

    private ColumnModel? Group(ExpressionSyntax value, string user)
    {
        string? hint = null;
        if (value is NameSyntax name)
        {
            if (scope.Column(context, name, name.Text) is not { } column) return null;
            if (column.Type == ColumnType.Indicator) return column;
            hint = $"Declare one in the corpus: `group: indicator = {context.Source.Slice(value.Span)} {(column.IsNumeric ? ">= 1" : "== \"level\"")}`.";
        }

        context.Report(SchemaDiagnostics.WrongValue(context.At(value), user, "an indicator column that tells two groups apart", value.Describe(), hint));
        return null;
    }

    private Located<Response>? Response(ExpressionSyntax value, string user, bool needsEvent) =>
        new ResponseBinder(context, scope).Bind(value, user, needsEvent);

    private EstimandForm? Refuse(CallSyntax call, string takes)
    {
        context.Report(SchemaDiagnostics.WrongValue(
            context.At(call), call.Function.Text, takes, $"{call.Arguments.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)} arguments"));
        return null;
    }
}
