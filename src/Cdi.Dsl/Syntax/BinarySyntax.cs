using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>Two operands and what joins them. Operators of one level group to the left; <c>^</c> does not chain.</summary>
/// <param name="Left">First operand.</param>
/// <param name="Operator">What joins them; in formulas <c>*</c> and <c>/</c> mean crossing and nesting, in a loss arithmetic.</param>
/// <param name="Right">Second operand.</param>
/// <param name="OperatorSpan">The operator.</param>
/// <param name="Span">Everything.</param>
public sealed record BinarySyntax(ExpressionSyntax Left, BinaryOperator Operator, ExpressionSyntax Right, TextSpan OperatorSpan, TextSpan Span)
    : ExpressionSyntax(Span);
