using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Names what an author wrote, for messages.</summary>
internal static class ExpressionWords
{
    /// <summary>The kind of an expression with its article, or its words where they are short.</summary>
    public static string Describe(this ExpressionSyntax expression) => expression switch
    {
        NameSyntax name => $"the name `{name.Text}`",
        NumberSyntax { Unit: null } number => number.Digits,
        NumberSyntax number => $"{number.Digits} {number.Unit.Text}",
        NegationSyntax { Operand: NumberSyntax number } => "-" + number.Operand(),
        StringSyntax => "a string",
        TextSyntax => "a text",
        ListSyntax => "a list",
        RangeSyntax => "a range",
        CallSyntax call => $"`{call.Function.Text}(…)`",
        IndexedSyntax indexed => $"`{indexed.Name.Text}[{indexed.Key.Text}]`",
        FormulaSyntax => "a formula",
        BinarySyntax { Operator: BinaryOperator.And or BinaryOperator.Or } => "conditions",
        BinarySyntax { Operator: >= BinaryOperator.Same and <= BinaryOperator.Within } => "a comparison",
        QualifiedSyntax qualified => $"a value with `{qualified.Preposition}`",
        _ => "an expression",
    };

    private static string Operand(this NumberSyntax number) => number.Unit is null ? number.Digits : $"{number.Digits} {number.Unit.Text}";
}
