using System.Globalization;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Formulas;

/// <summary>Writes an expression as R does in the names of coefficients: <c>I(x * z)</c>, <c>I((x - 3)/2)</c>, <c>log(x, base = 2)</c>.</summary>
internal static class RName
{
    /// <summary>The name; null where the expression is none of arithmetic and comparisons.</summary>
    public static string? Of(ExpressionSyntax expression) => expression switch
    {
        NameSyntax name => FlatPrinter.Print(name),
        IndexedSyntax indexed => FlatPrinter.Print(indexed),
        StringSyntax text => FlatPrinter.Print(text),
        NumberSyntax { Unit: null } number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        ParenthesizedSyntax group => Of(group.Inner) is { } inner ? $"({inner})" : null,
        NegationSyntax negation => Of(negation.Operand) is { } operand ? "-" + operand : null,
        BinarySyntax binary => Of(binary.Left) is { } left && Of(binary.Right) is { } right && Sign(binary.Operator) is { } sign ? left + sign + right : null,
        CallSyntax call => Call(call),
        _ => null,
    };

    private static string? Call(CallSyntax call)
    {
        var arguments = call.Arguments.Select(argument => Of(argument.Value) is { } value ? FlatPrinter.Name(argument) + value : null).ToList();
        return arguments.Contains(null) ? null : $"{FlatPrinter.Print(call.Function)}({string.Join(", ", arguments)})";
    }

    // R leaves no space around a division and a power.
    private static string? Sign(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Plus => " + ",
        BinaryOperator.Minus => " - ",
        BinaryOperator.Times => " * ",
        BinaryOperator.Divide => "/",
        BinaryOperator.Power => "^",
        BinaryOperator.Same => " == ",
        BinaryOperator.Differs => " != ",
        BinaryOperator.Below => " < ",
        BinaryOperator.AtMost => " <= ",
        BinaryOperator.Above => " > ",
        BinaryOperator.AtLeast => " >= ",
        BinaryOperator.In => " %in% ",
        BinaryOperator.And => " & ",
        BinaryOperator.Or => " | ",
        _ => null,
    };
}
