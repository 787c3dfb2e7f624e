using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds what stands before the tilde of a model: an annotated outcome, or, where a regressor is annotated, a column of the corpus.</summary>
internal sealed class ModelOutcomeBinder(BindingContext context, StudyScope scope)
{
    /// <summary>The first annotated variable of the model, and the column that is its outcome, if one is; null where either is wrong, which is
    /// reported.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="user">The word of the model.</param>
    /// <param name="family">The model.</param>
    /// <param name="regressors">The annotated variables behind the tilde.</param>
    /// <param name="isWhole">Whether these are all; if not, it has been reported.</param>
    public (Located<Response> Response, string? Observed)? Bind(
        FormulaSyntax formula, string user, RegressionFamily family, IReadOnlyList<Located<Response>> regressors, bool isWhole)
    {
        var needsEvent = family.NeedsEvent();
        if (formula.Response is not { } left)
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(formula), "~", "an outcome before it", "none"));
            return null;
        }

        if (family.IsOfClasses())
            return new ResponseBinder(context, scope).Classes(left, user, family.HasThresholds(), regressors) is { } classes ? (classes, null) : null;
        if (!isWhole && left is NameSyntax or IndexedSyntax && Column(left) is not null) return null;
        if (regressors.Count > 0 && left is NameSyntax or IndexedSyntax && Column(left) is { } column)
            return Fits(column, left, user, needsEvent) ? (regressors[0], column.Name) : null;
        if (regressors.Count > 0 && left is NameSyntax plain && !scope.Declarations.Declares("outcome", plain.Text))
        {
            scope.Column(context, plain, plain.Text);
            return null;
        }

        if (new ResponseBinder(context, scope).Bind(left, user, needsEvent) is not { } response) return null;
        if (regressors.All(regressor => regressor.Value.Outcome != response.Value.Outcome)) return (response, null);
        context.Report(SchemaDiagnostics.WrongValue(
            response.Place, user, "an outcome that is none of its regressors", $"`{response.Value.Outcome.Name}` on both sides of `~`"));
        return null;
    }

    private ColumnModel? Column(ExpressionSyntax left) =>
        scope.PeekColumn(left is IndexedSyntax indexed ? $"{indexed.Name.Text}[{indexed.Key.Text}]" : ((NameSyntax)left).Text);

    private bool Fits(ColumnModel column, ExpressionSyntax left, string user, bool needsEvent)
    {
        if (needsEvent ? column.Type == ColumnType.Indicator : column.IsNumeric) return true;
        context.Report(SchemaDiagnostics.WrongValue(
            context.At(left), user, needsEvent ? "an indicator column, or an event" : "a column of numbers, or an outcome",
            $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}`"));
        return false;
    }
}
