using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds a function in a formula, inside which <c>+ - * / ^</c> are arithmetic and comparisons are 1 or 0, to declared columns.</summary>
/// <param name="context">Where diagnostics go.</param>
/// <param name="scope">The names of the study.</param>
/// <param name="factors">Makes the indicators of levels that comparisons name.</param>
internal sealed partial class FormulaArithmetic(BindingContext context, StudyScope scope, FactorBinder factors)
{
    private readonly List<string> columns = [];

    /// <summary>The function; null, and reported, where it is wrong.</summary>
    /// <param name="call">The call as written.</param>
    /// <param name="value">What is computed: the call, or what stands in it.</param>
    public FormulaFunction? Bind(CallSyntax call, ExpressionSyntax value)
    {
        if (Value(value, call) is not { } bound) return null;
        if (columns.Count == 0) return Refuse(call, call, "a column inside it", "numbers only");
        if (bound.Contains(leaf => leaf is LossExpression.Constant { Value: var number } && (double.IsNaN(number) || double.IsInfinity(number))))
            return Refuse(call, call, "an expression that has a value", "a division by zero or a number beyond all bounds");
        if (RName.Of(call) is not { } name) return Refuse(call, call, "columns, numbers and `+ - * / ^`", call.Describe());
        if (!scope.IsColumn(name)) return new FormulaFunction(name, bound, columns.ToEquatableArray());
        return Refuse(call, call, "a name that no column has", $"`{name}`, which is a column too");
    }

    private LossExpression? Value(ExpressionSyntax node, CallSyntax within)
    {
        switch (node)
        {
            case NumberSyntax { Unit: null } number: return number.Value;
            case ParenthesizedSyntax group: return Value(group.Inner, within);
            case NegationSyntax negation: return Value(negation.Operand, within) is { } operand ? -operand : null;
            case NameSyntax { Text: "pi", IsQuoted: false } when !scope.IsColumn("pi"): return Math.PI;
            case NameSyntax name: return Column(name, name.Text);
            case IndexedSyntax indexed: return Column(indexed, $"{indexed.Name.Text}[{indexed.Key.Text}]");
            case BinarySyntax { Operator: BinaryOperator.Plus or BinaryOperator.Minus or BinaryOperator.Times or BinaryOperator.Divide
                or BinaryOperator.Power } binary:
                // Both sides are looked at, so that every mistake is told at once.
                var (left, right) = (Value(binary.Left, within), Value(binary.Right, within));
                return left is null || right is null ? null : Joined(binary.Operator, left, right);
            case CallSyntax call: return Called(call);
            case BinarySyntax when IsTruth(node): return Truth(node, within);
            default: return Unfit(node, within);
        }
    }

    private static LossExpression Joined(BinaryOperator @operator, LossExpression left, LossExpression right) => @operator switch
    {
        BinaryOperator.Plus => left + right,
        BinaryOperator.Minus => left - right,
        BinaryOperator.Times => left * right,
        BinaryOperator.Divide => left / right,
        _ => LossExpression.Pow(left, right),
    };

    private LossExpression? Called(CallSyntax call)
    {
        if (Estimators.FormulaFunctions.Find(call.Function.Text) is not { Value: not ColumnFunction.Offset and var function })
        {
            context.Report(Estimators.FormulaFunctions.FindLater(call.Function.Text) is { Instead: { } instead }
                ? SyntaxDiagnostics.NotSupportedYet(context.At(call), $"`{call.Function.Text}(…)` in a formula", instead)
                : SyntaxDiagnostics.Unknown(
                    context.At(call.Function), Estimators.FormulaFunctions.Kind, call.Function.Text, Estimators.FormulaFunctions.Names));
            return null;
        }

        if (function > ColumnFunction.Offset)
            return Refuse(call, call, "a place as a term of its own", "it inside a function")?.Value;
        if (function is ColumnFunction.Least or ColumnFunction.Largest) return Extreme(call, function);
        if (function == ColumnFunction.Choice) return Choice(call);
        var hasBase = function == ColumnFunction.Log && call.Arguments.Count == 2 && call.Arguments[1].Name is null or { Text: "base" };
        if (call.Arguments.Count != (hasBase ? 2 : 1) || call.Arguments[0].Name is not null || call.Arguments.Any(argument => argument.Design is not null))
        {
            return Refuse(call, call, function == ColumnFunction.Log ? "one value, and perhaps `base = 2`" : "one value", call.Describe())?.Value;
        }

        if (Value(call.Arguments[0].Value, call) is not { } x) return null;
        return hasBase ? OfBase(call, x) : Applied(function, x);
    }

    // √x² is |x| to the last bit; min(a, b) = (a + b − |a − b|)/2.
    private static LossExpression Absolute(LossExpression x) => LossExpression.Sqrt(LossExpression.Pow(x, 2));

    private LossExpression? Extreme(CallSyntax call, ColumnFunction function)
    {
        if (call.Arguments.Count < 2 || call.Arguments.Any(argument => argument is not { Name: null, Design: null }))
            return Refuse(call, call, "two values or more", call.Describe())?.Value;
        var values = call.Arguments.Select(argument => Value(argument.Value, call)).ToList();
        if (values.Contains(null)) return null;
        var sign = function == ColumnFunction.Least ? -0.5 : 0.5;
        return values.OfType<LossExpression>().Aggregate((one, other) => (0.5 * (one + other)) + (sign * Absolute(one - other)));
    }

    private LossExpression? OfBase(CallSyntax call, LossExpression x)
    {
        if (call.Arguments[1].Value is NumberSyntax { Unit: null, Value: > 0 and not 1 } number) return LossExpression.Log(x) / Math.Log(number.Value);
        return Refuse(call, call.Arguments[1].Value, "a base above 0 that is not 1", call.Arguments[1].Value.Describe())?.Value;
    }

    private static LossExpression Applied(ColumnFunction function, LossExpression x) => function switch
    {
        ColumnFunction.Log => LossExpression.Log(x),
        ColumnFunction.Log2 => LossExpression.Log(x) / Math.Log(2),
        ColumnFunction.Log10 => LossExpression.Log(x) / Math.Log(10),
        ColumnFunction.Log1P => LossExpression.Log(LossExpression.One + x),
        ColumnFunction.Exp => LossExpression.Exp(x),
        ColumnFunction.Sqrt => LossExpression.Sqrt(x),
        ColumnFunction.Sin => LossExpression.Sin(x),
        ColumnFunction.Cos => LossExpression.Cos(x),
        ColumnFunction.Atan => LossExpression.Atan(x),
        ColumnFunction.Abs => Absolute(x),
        _ => x,
    };

    private LossExpression? Column(ExpressionSyntax node, string name)
    {
        var plain = node is IndexedSyntax indexed ? indexed.Name.Text : name;
        if (scope.Declarations.Declares("outcome", plain))
        {
            context.Report(SyntaxDiagnostics.NotSupportedYet(
                context.At(node), $"A function of what annotators say, `{name}`,", "Name the outcome itself, or an option of it, as a term."));
            return null;
        }

        if (scope.Column(context, node, name) is not { } column) return null;
        if (!column.IsNumeric)
        {
            context.Report(EstimandDiagnostics.NotARegressor(
                context.At(node), column.Name, $"values of type {Choices.ColumnTypes.NameOf(column.Type)}"));
            return null;
        }

        return Own(column.Name);
    }

    private LossExpression? Unfit(ExpressionSyntax node, CallSyntax within)
    {
        context.Report(SchemaDiagnostics.WrongValue(
            context.At(node), within.Function.Text, "columns, numbers and `+ - * / ^`", $"`{context.Source.Slice(node.Span)}`"));
        return null;
    }

    private FormulaFunction? Refuse(CallSyntax call, SyntaxNode node, string takes, string found)
    {
        context.Report(SchemaDiagnostics.WrongValue(context.At(node), call.Function.Text, takes, found));
        return null;
    }
}
