using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the instruments of <c>iv(y ~ x + w, instruments = z + w)</c>: every variable that is taken to be unrelated to what the model leaves of y,
/// regressors that instrument themselves among them, and a constant unless <c>0</c> is written.</summary>
internal sealed class InstrumentBinder(BindingContext context, StudyScope scope)
{
    /// <summary>The name of the argument.</summary>
    public const string Argument = "instruments";

    /// <summary>The instruments; null, and reported, where something is wrong.</summary>
    /// <param name="call">The model.</param>
    /// <param name="formula">Its formula.</param>
    public ExpandedFormula? Bind(CallSyntax call, FormulaSyntax formula)
    {
        if (formula.FixedEffects is { } behind)
        {
            context.Report(InstrumentDiagnostics.InstrumentsBehindBar(context.At(behind), context.Source.Slice(behind.Span)));
            return null;
        }

        var argument = call.Arguments.FirstOrDefault(each => each.Name?.Text == Argument);
        if (argument is not { Design: null } || argument.Value is FormulaSyntax)
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At((SyntaxNode?)argument ?? call), call.Function.Text, "instruments, `instruments = z + w`",
                argument is null ? "none" : $"`{context.Source.Slice(argument.Span)}`",
                "Name every instrument, and every regressor that needs none, as in `iv(y ~ x + w, instruments = z + w)`."));
            return null;
        }

        var binder = new FormulaBinder(context, scope);
        if (binder.Bind(argument.Value) is not { } terms) return null;
        if (binder.Regressors.Count > 0)
        {
            var annotated = binder.Regressors[0];
            context.Report(InstrumentDiagnostics.AnnotatedInstrument(annotated.Place, annotated.Value.ToString()));
            return null;
        }

        if (terms.Offsets.IsEmpty) return terms;
        context.Report(SchemaDiagnostics.WrongValue(context.At(argument), Argument, "variables", $"`{terms.Offsets[0].Name}`"));
        return null;
    }

    /// <summary>Whether there are enough instruments, at least one of which is no regressor; otherwise reported.</summary>
    /// <param name="call">The model.</param>
    /// <param name="formula">Its terms.</param>
    /// <param name="instruments">The instruments.</param>
    public bool Identifies(CallSyntax call, ExpandedFormula formula, ExpandedFormula instruments)
    {
        if (formula.Terms.FirstOrDefault(term => term.Variables.Count(formula.Annotated.Contains) > 1) is { } product)
        {
            context.Report(SyntaxDiagnostics.NotSupportedYet(context.At(call), $"A product of annotated variables, `{product.Name}`, as a regressor of `iv`",
                "Name each annotated variable in a term of its own, or with columns alone."));
            return false;
        }

        if (instruments.Terms.Count < formula.Terms.Count)
        {
            context.Report(InstrumentDiagnostics.TooFewInstruments(context.At(call), instruments.Terms.Count, formula.Terms.Count,
                [.. formula.Terms.Where(term => instruments.Find(term.Name) is null).Select(term => term.Name)]));
            return false;
        }

        if (formula.Terms.Any(term => instruments.Find(term.Name) is null)) return true;
        context.Report(InstrumentDiagnostics.NothingInstrumented(context.At(call)));
        return false;
    }
}
