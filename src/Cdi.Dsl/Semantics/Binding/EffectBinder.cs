using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds what stands behind <c>|</c> of a formula: one or two columns whose groups have effects.</summary>
internal sealed class EffectBinder(BindingContext context, StudyScope scope)
{
    private const int Most = 2;

    /// <summary>The columns; null, and reported, where something is wrong.</summary>
    /// <param name="effects">What stands behind the bar.</param>
    /// <param name="model">The model as written.</param>
    /// <param name="family">The model.</param>
    public EquatableArray<string>? Bind(ExpressionSyntax effects, string model, RegressionFamily family)
    {
        if (family != RegressionFamily.Linear)
        {
            context.Report(SchemaDiagnostics.EffectsOfOtherModel(context.At(effects), model, context.Source.Slice(effects.Span)));
            return null;
        }

        var named = Parts(effects).ToList();
        var columns = named.ConvertAll(Column);
        if (columns.Contains(null)) return null;
        if (columns.Count <= Most && columns.Distinct(StringComparer.Ordinal).Count() == columns.Count) return columns.OfType<string>().ToEquatableArray();
        context.Report(SchemaDiagnostics.EffectsOfWhat(context.At(effects), context.Source.Slice(effects.Span)));
        return null;
    }

    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax effects) => effects switch
    {
        BinarySyntax { Operator: BinaryOperator.Plus } sum => Parts(sum.Left).Concat(Parts(sum.Right)),
        ParenthesizedSyntax inner => Parts(inner.Inner),
        CallSyntax { Function.Text: "factor", Arguments: { Count: 1 } arguments }
            when arguments[0] is { Name: null, Design: null, Value: NameSyntax name } => [name],
        _ => [effects],
    };

    private string? Column(ExpressionSyntax part)
    {
        if (part is not NameSyntax name)
        {
            context.Report(SchemaDiagnostics.EffectsOfWhat(context.At(part), context.Source.Slice(part.Span)));
            return null;
        }

        if (scope.Column(context, name, name.Text) is not { } column) return null;
        if (column.Lexicon is null && column.Type is not (ColumnType.Text or ColumnType.Image)) return name.Text;
        context.Report(SchemaDiagnostics.WrongValue(
            context.At(name), "|", "a column that names groups of texts", $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}`"));
        return null;
    }
}
