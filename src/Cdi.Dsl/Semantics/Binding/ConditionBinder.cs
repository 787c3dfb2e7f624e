using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds comparisons joined by <c>and</c>: <c>year in 2010..2015 and party != "Ind"</c>.</summary>
/// <param name="name">What takes them: <c>keep</c>, or the name of an indicator.</param>
/// <param name="context">Their file.</param>
/// <param name="scope">The columns.</param>
internal sealed class ConditionBinder(string name, BindingContext context, StudyScope scope)
{
    private const string Missing = "missing";
    private const string Takes = "comparisons of columns with values, joined by `and`, such as `year >= 2010 and party == \"Rep\"`";

    /// <summary>The comparisons; null, and reported, where one is wrong.</summary>
    public EquatableArray<ConditionModel>? Bind(ExpressionSyntax value)
    {
        var conditions = new List<ConditionModel>();
        if (!Add(value, conditions)) return null;
        return conditions.ToEquatableArray();
    }

    private bool Add(ExpressionSyntax value, List<ConditionModel> conditions)
    {
        switch (value)
        {
            case BinarySyntax { Operator: BinaryOperator.And } both:
                var first = Add(both.Left, conditions);
                return Add(both.Right, conditions) && first;
            case BinarySyntax { Operator: BinaryOperator.Or }:
                context.Report(SchemaDiagnostics.WrongValue(
                    context.At(value), name, "comparisons joined by `and`; one of several values is `column in [\"a\", \"b\"]`", "`or`"));
                return false;
            case BinarySyntax { Operator: >= BinaryOperator.Same and <= BinaryOperator.Within } comparison when Sides(comparison) is var (column, kind, other):
                if (Comparison(comparison, column, kind, other) is not { } condition) return false;
                conditions.Add(condition);
                return true;
            case NameSyntax when GoesOn(value):
                return false; // what follows was reported as syntax
            default:
                context.Report(SchemaDiagnostics.WrongValue(context.At(value), name, Takes, value.Describe()));
                return false;
        }
    }

    /// <summary>Whether the line goes on behind a value, with something that could not be read.</summary>
    private bool GoesOn(ExpressionSyntax value)
    {
        var rest = context.Source.Text.Substring(value.Span.End).TrimStart(' ', '\t');
        return rest.Length > 0 && rest[0] is not ('\r' or '\n' or '/' or '}');
    }

    /// <summary>The column, the comparison and the value, the column on the left; null where no side is a column.</summary>
    private static (ExpressionSyntax Column, BinaryOperator Kind, ExpressionSyntax Value)? Sides(BinarySyntax comparison) => comparison switch
    {
        { Left: NameSyntax { Text: Missing }, Right: NameSyntax { Text: not Missing } or IndexedSyntax, Operator: not BinaryOperator.Within } =>
            (comparison.Right, Turned(comparison.Operator), comparison.Left),
        { Left: NameSyntax or IndexedSyntax } => (comparison.Left, comparison.Operator, comparison.Right),
        { Right: NameSyntax or IndexedSyntax, Operator: not BinaryOperator.Within } => (comparison.Right, Turned(comparison.Operator), comparison.Left),
        _ => null,
    };

    private static BinaryOperator Turned(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Below => BinaryOperator.Above,
        BinaryOperator.AtMost => BinaryOperator.AtLeast,
        BinaryOperator.AtLeast => BinaryOperator.AtMost,
        BinaryOperator.Above => BinaryOperator.Below,
        _ => comparison,
    };

    private ConditionModel? Comparison(BinarySyntax whole, ExpressionSyntax node, BinaryOperator comparison, ExpressionSyntax value)
    {
        var written = node is IndexedSyntax indexed ? $"{indexed.Name.Text}[{indexed.Key.Text}]" : ((NameSyntax)node).Text;
        if (scope.Column(context, node, written) is not { } column) return null;
        var literals = new ConditionLiteral(column);
        if (value is NameSyntax { Text: Missing } && OfMissing(comparison) is { } presence)
            return new ConditionModel(column.Name, presence, [], FlatPrinter.Print(whole), context.At(whole));
        if (Values(value, comparison) is not { } values || Kind(value, comparison) is not { } kind || !literals.Allows(kind)) return Refuse(literals, value);
        var texts = values.Select(literals.Text).OfType<string>().ToEquatableArray();
        if (texts.Count != values.Count || texts.IsEmpty) return Refuse(literals, value);
        if (!literals.IsInOrder(kind, texts))
        {
            return Refuse(literals, value, $"a range whose lower end stands first, `{FlatPrinter.Print(values[1])}..{FlatPrinter.Print(values[0])}`");
        }

        return new ConditionModel(column.Name, kind, texts, FlatPrinter.Print(whole), context.At(whole));
    }

    private ConditionModel? Refuse(ConditionLiteral literals, ExpressionSyntax value, string? takes = null)
    {
        context.Report(SchemaDiagnostics.ConditionDoesNotFit(context.At(value), literals.Column.Name, Choices.ColumnTypes.NameOf(literals.Column.Type),
            takes ?? literals.Takes, context.Source.Slice(value.Span), literals.Flaw(value)));
        return null;
    }

    private static IReadOnlyList<ExpressionSyntax>? Values(ExpressionSyntax value, BinaryOperator comparison) => (comparison, value) switch
    {
        (BinaryOperator.Within, RangeSyntax range) => [range.From, range.To],
        (BinaryOperator.Within, ListSyntax list) when list.Items.All(item => item is { Name: null, Design: null }) =>
            [.. list.Items.Select(item => item.Value)],
        (BinaryOperator.Within, _) => null,
        _ => [value],
    };

    private static RowComparison? OfMissing(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Same => RowComparison.Absent,
        BinaryOperator.Differs => RowComparison.Present,
        _ => null,
    };

    private static RowComparison? Kind(ExpressionSyntax value, BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Same => RowComparison.Equal,
        BinaryOperator.Differs => RowComparison.NotEqual,
        BinaryOperator.Below => RowComparison.Below,
        BinaryOperator.AtMost => RowComparison.AtMost,
        BinaryOperator.AtLeast => RowComparison.AtLeast,
        BinaryOperator.Above => RowComparison.Above,
        BinaryOperator.Within => value is RangeSyntax ? RowComparison.Between : RowComparison.AnyOf,
        _ => null,
    };
}
