using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds an annotated variable where an outcome is needed: <c>politeness[A]</c>, or a number <c>rating</c>.</summary>
internal sealed class ResponseBinder(BindingContext context, StudyScope scope)
{
    /// <summary>The response; null, and reported, where it is wrong.</summary>
    /// <param name="value">What was written.</param>
    /// <param name="user">What needs it: <c>logistic</c>.</param>
    /// <param name="needsEvent">Whether a number will not do.</param>
    public Located<Response>? Bind(ExpressionSyntax value, string user, bool needsEvent) => value switch
    {
        IndexedSyntax indexed => Event(indexed),
        NameSyntax name => Bare(name, user, needsEvent),
        CallSyntax call => NotYet(call),
        _ => Refuse(value, user),
    };

    /// <summary>An outcome with all its options; null, and reported, where it is none.</summary>
    /// <param name="value">What was written.</param>
    /// <param name="user">What needs it: <c>multinomial</c>.</param>
    /// <param name="isOrdered">Whether the options need an order.</param>
    /// <param name="regressors">The annotated variables that are regressors of it.</param>
    public Located<Response>? Classes(ExpressionSyntax value, string user, bool isOrdered, IReadOnlyList<Located<Response>> regressors)
    {
        if (value is not NameSyntax name)
        {
            var hint = value is IndexedSyntax indexed ? $"Write `{indexed.Name.Text}`: the model is one of all its options." : null;
            context.Report(SchemaDiagnostics.WrongValue(context.At(value), user, "an outcome with all its options", value.Describe(), hint));
            return null;
        }

        if (regressors.Count > 0 && scope.PeekOutcome(name.Text) is null && scope.IsColumn(name.Text))
        {
            context.Report(SyntaxDiagnostics.NotSupportedYet(context.At(name), $"A column as the outcome of `{user}`",
                "Declare an indicator of each of its values, and use `logistic`."));
            return null;
        }

        if (Outcome(name) is not { } outcome) return null;
        if (outcome.IsNumber || regressors.Any(regressor => regressor.Value.Outcome == outcome))
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(name), user, "an outcome with options that is none of its regressors",
                outcome.IsNumber ? $"the number `{outcome.Name}`" : $"`{outcome.Name}` on both sides of `~`"));
            return null;
        }

        if (isOrdered && !outcome.IsOrdered)
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(name), user, "an ordered outcome", $"`{outcome.Name}`, whose options have no order",
                $"Write `outcome {outcome.Name} ordered {{ … }}` with the lowest option first."));
            return null;
        }

        // Too few or unreadable options are reported where they stand.
        return outcome.HasAllOptions && outcome.Options.Count > 1 ? new Located<Response>(new Response(outcome, null), context.At(name)) : null;
    }

    private Located<Response>? Event(IndexedSyntax indexed)
    {
        if (Outcome(indexed.Name) is not { } outcome) return null;
        return scope.Option(context, indexed.Key, outcome, indexed.Key.Text) is { } option
            ? new Located<Response>(new Response(outcome, option.Key), context.At(indexed))
            : null;
    }

    private Located<Response>? Bare(NameSyntax name, string user, bool needsEvent)
    {
        if (Outcome(name) is not { } outcome) return null;
        if (!outcome.IsNumber)
        {
            if (outcome.Options.Count == 0) return null; // a decision without options is reported where it stands
            context.Report(EstimandDiagnostics.EventNeeded(
                context.At(name), outcome.Name, [.. outcome.Options.Select(option => option.Key)], user));
            return null;
        }

        if (!needsEvent) return new Located<Response>(new Response(outcome, null), context.At(name));
        context.Report(EstimandDiagnostics.OddsOfNumber(context.At(name), outcome.Name, user));
        return null;
    }

    private OutcomeModel? Outcome(NameSyntax name)
    {
        if (scope.PeekOutcome(name.Text) is { } outcome) return outcome;
        if (!scope.IsColumn(name.Text)) return scope.Outcome(context, name, name.Text);
        context.Report(EstimandDiagnostics.NothingAnnotated(context.At(name), name.Text, scope.Declarations.Names("outcome")));
        return null;
    }

    private Located<Response>? NotYet(CallSyntax call)
    {
        context.Report(SyntaxDiagnostics.NotSupportedYet(
            context.At(call), $"`{call.Function.Text}(…)` as an outcome", "Use an outcome, or an event of it: `outcome[option]`."));
        return null;
    }

    private Located<Response>? Refuse(ExpressionSyntax value, string user)
    {
        context.Report(SchemaDiagnostics.WrongValue(context.At(value), user, "an outcome, or an event of it in brackets", value.Describe()));
        return null;
    }
}
