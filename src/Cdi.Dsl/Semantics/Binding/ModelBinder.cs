using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>model = logistic(politeness[A] ~ 1 + hedge)</c> and the coefficient that is its target.</summary>
internal sealed class ModelBinder(BlockReader reader, StudyScope scope)
{
    private readonly BindingContext context = reader.Context;

    /// <summary>The coefficient of the model; null where either is absent or wrong, which is reported.</summary>
    /// <param name="coefficient">The target <c>coefficient(…)</c>; null where the target is wrong or another one.</param>
    public EstimandForm? Bind(CallSyntax? coefficient = null)
    {
        if (coefficient is not null) reader.Require("model", "A coefficient belongs to a model: `model = logistic(outcome[option] ~ 1 + column)`.");
        if (reader.Call("model", Estimators.Models) is not { } model) return null;
        var (call, family) = model;
        if (Formula(call) is not { } formula) return null;
        if (formula.FixedEffects is { } effects)
        {
            context.Report(SyntaxDiagnostics.NotSupportedYet(
                context.At(effects), "A formula with fixed effects behind `|`", "Leave them out, or name indicator columns as regressors."));
        }

        var response = Response(formula, call.Function.Text, family is RegressionFamily.Logistic or RegressionFamily.Probit);
        var terms = new FormulaBinder(context, scope).Bind(formula.Terms);
        if (terms is null || coefficient is null || Term(coefficient, terms) is not { } term || response is null) return null;
        return formula.FixedEffects is null
            ? new EstimandForm.Regression(family, response, terms, term, context.At(formula.Terms))
            : null;
    }

    private FormulaSyntax? Formula(CallSyntax call)
    {
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

    private Located<Response>? Response(FormulaSyntax formula, string user, bool needsEvent)
    {
        if (formula.Response is not { } left)
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(formula), "~", "an outcome before it", "none"));
            return null;
        }

        // With an annotated regressor something is annotated after all; binding the terms says that it has to wait.
        var hasAnnotatedRegressor = formula.Terms.DescendantsAndSelf().OfType<NameSyntax>().Any(name => scope.PeekOutcome(name.Text) is not null)
            || formula.Terms.DescendantsAndSelf().OfType<IndexedSyntax>().Any(indexed => scope.PeekOutcome(indexed.Name.Text) is not null);
        return hasAnnotatedRegressor && left is NameSyntax column && scope.IsColumn(column.Text)
            ? null
            : new ResponseBinder(context, scope).Bind(left, user, needsEvent);
    }

    private Located<FormulaTerm>? Term(CallSyntax coefficient, ExpandedFormula formula)
    {
        if (coefficient.Arguments.Count != 1 || coefficient.Arguments[0] is not { Name: null, Value: { } value } || Name(value) is not { } name)
        {
            context.Report(SchemaDiagnostics.WrongValue(
                context.At(coefficient), coefficient.Function.Text, "one term of the formula", $"`{context.Source.Slice(coefficient.Span)}`"));
            return null;
        }

        if (formula.Find(name) is { } term) return new Located<FormulaTerm>(term, context.At(value));
        context.Report(EstimandDiagnostics.CoefficientNotInModel(
            context.At(value), name, [.. formula.Terms.Select(known => known.Name)]));
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
