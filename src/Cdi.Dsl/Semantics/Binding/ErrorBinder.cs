using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds where a model errs as the outcome of a regression, <c>error(stance, gpt) ~ length + stance</c>.</summary>
internal sealed class ErrorBinder(BindingContext context, StudyScope scope)
{
    /// <summary>The word before the parenthesis.</summary>
    public const string Word = "error";

    /// <summary>Whether the left-hand side of a formula is the error of a model.</summary>
    /// <param name="formula">The formula.</param>
    public static bool IsError(FormulaSyntax formula) => formula.Response is CallSyntax { Function.Text: Word };

    /// <summary>The error; null, and reported, where it is wrong.</summary>
    /// <param name="formula">A formula with an error before its tilde.</param>
    /// <param name="user">The word of the regression.</param>
    /// <param name="family">The regression.</param>
    public Located<ModelError>? Bind(FormulaSyntax formula, string user, RegressionFamily family)
    {
        if (formula.Response is not CallSyntax call) return null;
        if (call.Arguments.Count is not (1 or 2) || call.Arguments.Any(argument => argument.Name is not null || argument.Design is not null))
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(call), Word, "an outcome or an option of it, and perhaps a model",
                $"`{context.Source.Slice(call.Span)}`"));
            return null;
        }

        var models = new AgreementBinder(context, scope);
        var named = call.Arguments.Skip(1).Select(models.Model).ToList();
        if (models.Response(call.Arguments[0].Value, Word, isOfAll: true, needsEvent: false) is not { } response || named.Contains(null)) return null;
        if (!Takes(family, response.Value.Outcome.IsNumber))
        {
            context.Report(AgreementDiagnostics.NoRegressionOfErrors(context.At(call), user, response.Value.ToString(), response.Value.Outcome.IsNumber));
            return null;
        }

        return new(new ModelError(response.Value, named.OfType<Located<string>>().ToEquatableArray()), context.At(call));
    }

    private static bool Takes(RegressionFamily family, bool isNumber) => family == RegressionFamily.Linear
        || (!isNumber && family is RegressionFamily.Logistic or RegressionFamily.Probit or RegressionFamily.Cloglog or RegressionFamily.Poisson);
}
