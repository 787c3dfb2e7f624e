namespace Cdi.Dsl.Syntax;

public sealed partial class SyntaxDescription
{
    /// <summary>An expression in prefix form: <c>(~ (index politeness A) (+ 1 hedge))</c>.</summary>
    public static string Describe(ExpressionSyntax expression) => expression switch
    {
        NameSyntax { IsQuoted: true } name => $"`{name.Text}`",
        NameSyntax name => name.Text,
        StringSyntax text => Quoted(text.Value),
        NumberSyntax { Unit: { } unit } number => $"({number.Digits} {unit.Text})",
        NumberSyntax number => number.Digits,
        TextSyntax text => "(text" + string.Concat(text.Parts.Select(Describe)) + ")",
        IndexedSyntax indexed => $"(index {indexed.Name.Text} {Describe(indexed.Key)})",
        CallSyntax call => $"(call {call.Function.Text}{string.Concat(call.Arguments.Select(item => " " + Describe(item)))})",
        ListSyntax list => $"[{Joined(list.Items.Select(Describe))}]",
        ParenthesizedSyntax inner => $"(group {Describe(inner.Inner)})",
        NegationSyntax negation => $"(- {Describe(negation.Operand)})",
        NotSyntax not => $"(not {Describe(not.Operand)})",
        RangeSyntax range => $"(.. {Describe(range.From)} {Describe(range.To)})",
        BinarySyntax binary => $"({Sign(binary.Operator)} {Describe(binary.Left)} {Describe(binary.Right)})",
        QualifiedSyntax qualified => $"({qualified.Preposition} {Describe(qualified.Value)} {qualified.Name.Text})",
        FormulaSyntax formula => Describe(formula),
        _ => throw new ArgumentException("Unknown expression " + expression.GetType().Name, nameof(expression)),
    };

    /// <summary>A key as the author would write it.</summary>
    public static string Describe(KeySyntax key) => key.Kind switch
    {
        KeyKind.String => Quoted(key.Text),
        KeyKind.Quoted => $"`{key.Text}`",
        _ => key.Text,
    };

    /// <summary>The sign of an operator.</summary>
    public static string Sign(BinaryOperator joined) => joined switch
    {
        BinaryOperator.Same => "==",
        BinaryOperator.Differs => "!=",
        BinaryOperator.Below => "<",
        BinaryOperator.Above => ">",
        BinaryOperator.Within => "in",
        BinaryOperator.AtMost => "<=",
        BinaryOperator.AtLeast => ">=",
        BinaryOperator.And => "and",
        BinaryOperator.Or => "or",
        BinaryOperator.Plus => "+",
        BinaryOperator.Minus => "-",
        BinaryOperator.Times => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Interaction => ":",
        BinaryOperator.In => "%in%",
        BinaryOperator.Power => "^",
        _ => throw new ArgumentOutOfRangeException(nameof(joined)),
    };

    private static string Describe(FormulaSyntax formula)
    {
        var response = formula.Response is { } left ? Describe(left) + " " : "";
        var effects = formula.FixedEffects is { } right ? $" | {Describe(right)}" : "";
        return $"(~ {response}{Describe(formula.Terms)}{effects})";
    }

    private static string Describe(ArgumentSyntax argument)
    {
        var name = argument.Name is { } before ? before.Text + "=" : "";
        var design = argument.Design is { } behind ? " @ " + behind.Text : "";
        return name + Describe(argument.Value) + design;
    }

    private static string Describe(TextPartSyntax part) => part switch
    {
        LiteralSyntax literal => " " + Quoted(literal.Value),
        HoleSyntax { Format: { } format } hole => $" {{{Describe(hole.Name)}:{format}}}",
        HoleSyntax hole => $" {{{Describe(hole.Name)}}}",
        _ => throw new ArgumentException("Unknown part " + part.GetType().Name, nameof(part)),
    };

    private static string Joined(IEnumerable<string> parts) => string.Join(", ", parts);

    private static string Quoted(string value) =>
        "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\t", "\\t") + "\"";
}
