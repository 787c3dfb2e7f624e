using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds what <c>quantile_regression(y ~ x, tau = 0.25)</c> has beside other models.</summary>
internal sealed class QuantileRegressionBinder(BindingContext context)
{
    /// <summary>Name of the argument beside the formula.</summary>
    public const string Argument = "tau";

    /// <summary>τ; null where it is none, which is reported.</summary>
    /// <param name="call">The model.</param>
    public double? Level(CallSyntax call)
    {
        var argument = call.Arguments.FirstOrDefault(each => each.Name?.Text == Argument);
        if (argument is { Design: null, Value: NumberSyntax { Unit: null, Value: > 0 and < 1 } number }) return number.Value;
        context.Report(SchemaDiagnostics.WrongValue(context.At((SyntaxNode?)argument ?? call), call.Function.Text,
            "a level between 0 and 1 beside the formula, `tau = 0.5`", argument is null ? "none" : $"`{context.Source.Slice(argument.Value.Span)}`",
            "The coefficients are those of the quantile of which a share τ of the outcomes is at most as much: 0.5 for the median."));
        return null;
    }

    /// <summary>Whether outcome and regressors have a quantile regression; otherwise reported.</summary>
    /// <param name="call">The model.</param>
    /// <param name="outcome">The outcome; a column where a regressor is annotated.</param>
    /// <param name="terms">The regressors.</param>
    public bool Fits(CallSyntax call, (Located<Response> Response, string? Observed) outcome, ExpandedFormula terms)
    {
        if (outcome.Observed is not null || !terms.Annotated.IsEmpty)
        {
            context.Report(SyntaxDiagnostics.NotSupportedYet(context.At(call), "An annotated regressor in `quantile_regression`",
                "Annotate the outcome, or use `linear(…)`."));
            return false;
        }

        if (outcome.Response.Value.Event is not null)
        {
            context.Report(SchemaDiagnostics.WrongValue(outcome.Response.Place, call.Function.Text, "an outcome of numbers",
                $"the event `{outcome.Response.Value}`", "A quantile of an event is 0 or 1: use `logistic(…)`."));
            return false;
        }

        if (terms.Offsets.IsEmpty) return true;
        context.Report(SyntaxDiagnostics.NotSupportedYet(
            context.At(call), $"An offset in `{call.Function.Text}`", "Leave it out, or take it for a regressor."));
        return false;
    }
}
