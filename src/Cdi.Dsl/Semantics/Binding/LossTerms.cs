using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the expressions of a loss: columns, outcomes and definitions by their names, every other name a parameter. What annotators say is a
/// regressor here, by position.</summary>
/// <param name="reader">The block.</param>
/// <param name="scope">What is declared.</param>
/// <param name="definitions">What stands behind <c>where</c>, by name.</param>
internal sealed class LossTerms(BlockReader reader, StudyScope scope, IReadOnlyDictionary<string, OptionSyntax> definitions)
{
    private readonly BindingContext context = reader.Context;
    private readonly Dictionary<string, LossExpression?> bound = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    /// <summary>The parameters in order of their first use, and where that is.</summary>
    public List<Located<string>> Parameters { get; } = [];

    /// <summary>The columns, in order of their first use.</summary>
    public List<ColumnModel> Columns { get; } = [];

    /// <summary>What annotators say, in order of its first use.</summary>
    public List<Located<Response>> Annotated { get; } = [];

    /// <summary>Indices of the loss: definitions that no annotator decides.</summary>
    public List<LossIndex> Indices { get; } = [];

    /// <summary>Names of the definitions that were used.</summary>
    public IEnumerable<string> Used => bound.Keys;

    /// <summary>The loss; null, and reported, where it is wrong.</summary>
    /// <param name="node">As written.</param>
    public LossExpression? Bind(ExpressionSyntax node) => Value(node, isLoss: true);

    private LossExpression? Value(ExpressionSyntax node, bool isLoss)
    {
        switch (node)
        {
            case NumberSyntax { Unit: null } number: return number.Value;
            case ParenthesizedSyntax group: return Value(group.Inner, isLoss);
            case NegationSyntax negation: return Value(negation.Operand, isLoss) is { } operand ? -operand : null;
            case NameSyntax name: return Named(name, isLoss);
            case IndexedSyntax indexed: return Indexed(indexed);
            case BinarySyntax { Operator: BinaryOperator.Plus or BinaryOperator.Minus or BinaryOperator.Times or BinaryOperator.Divide
                or BinaryOperator.Power } binary:
                // Both sides are looked at, so that every mistake is told at once.
                var (left, right) = (Value(binary.Left, isLoss), Value(binary.Right, isLoss));
                return left is null || right is null ? null : Joined(binary.Operator, left, right);
            case CallSyntax call: return Called(call, isLoss);
            default: return Refuse(node, "loss", "parameters, columns, an outcome, numbers, functions and `+ - * / ^`");
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

    private LossExpression? Named(NameSyntax name, bool isLoss)
    {
        if (!name.IsQuoted && definitions.TryGetValue(name.Text, out var definition)) return Defined(name, definition, isLoss);
        if (scope.Declarations.Declares("outcome", name.Text)) return Response(name);
        if (name.IsQuoted || scope.IsColumn(name.Text)) return Column(name, name.Text);
        if (name.Text == "pi") return Math.PI;
        if (!scope.IsColumnNews(name.Text)) return null; // a column of this name may be declared, and is wrong there
        var position = Parameters.FindIndex(parameter => parameter.Value == name.Text);
        if (position < 0)
        {
            position = Parameters.Count;
            Parameters.Add(new(name.Text, context.At(name)));
        }

        return new LossExpression.Parameter(position);
    }

    private LossExpression? Defined(NameSyntax name, OptionSyntax definition, bool isLoss)
    {
        if (!bound.TryGetValue(name.Text, out var value))
        {
            if (!open.Add(name.Text))
            {
                context.Report(LossDiagnostics.NameTaken(context.At(definition.Name), name.Text, "part of its own definition"));
                return null;
            }

            value = Value(definition.Value, isLoss: false);
            bound[name.Text] = value;
        }

        return isLoss && value is not null && IsIndex(value) ? Index(name.Text, value) : value;
    }

    private static bool IsIndex(LossExpression value) => value is LossExpression.Sum or LossExpression.Product or LossExpression.Power or LossExpression.Call
        && value.Contains(leaf => leaf is LossExpression.Parameter) && !value.Contains(leaf => leaf is LossExpression.Regressor);

    private LossExpression.Index Index(string name, LossExpression value)
    {
        var position = Indices.FindIndex(index => index.Name == name);
        if (position < 0)
        {
            position = Indices.Count;
            Indices.Add(new(name, value));
        }

        return new(position);
    }

    private LossExpression? Indexed(IndexedSyntax indexed)
    {
        var column = $"{indexed.Name.Text}[{indexed.Key.Text}]";
        return scope.IsColumn(column) || (scope.IsColumn(indexed.Name.Text) && !scope.Declarations.Declares("outcome", indexed.Name.Text))
            ? Column(indexed, column) : Response(indexed);
    }

    private LossExpression? Response(ExpressionSyntax node)
    {
        if (new ResponseBinder(context, scope).Bind(node, "loss", needsEvent: false) is not { } response) return null;
        var position = Annotated.FindIndex(each => each.Value == response.Value);
        if (position < 0)
        {
            position = Annotated.Count;
            Annotated.Add(response);
        }

        return new LossExpression.Regressor(position);
    }

    private LossExpression? Column(ExpressionSyntax node, string name)
    {
        if (scope.Column(context, node, name) is not { } column) return null;
        if (!column.IsNumeric)
        {
            context.Report(EstimandDiagnostics.NotARegressor(
                context.At(node), column.Name, $"values of type {Choices.ColumnTypes.NameOf(column.Type)}"));
            return null;
        }

        if (!Columns.Contains(column)) Columns.Add(column);
        return new LossExpression.Column(Columns.IndexOf(column));
    }

    private LossExpression? Called(CallSyntax call, bool isLoss)
    {
        if (Estimators.LossFunctions.Find(call.Function.Text) is not { Value: var function })
        {
            context.Report(Estimators.LossFunctions.FindLater(call.Function.Text) is { Instead: { } instead }
                ? SyntaxDiagnostics.NotSupportedYet(context.At(call), $"`{call.Function.Text}(…)` in a loss", instead)
                : SyntaxDiagnostics.Unknown(context.At(call.Function), Estimators.LossFunctions.Kind, call.Function.Text, Estimators.LossFunctions.Names));
            return null;
        }

        var needed = function switch { LossFunction.MinSmooth => 3, LossFunction.AbsSmooth or LossFunction.AreEqual => 2, _ => 1 };
        if (call.Arguments.Count != needed || call.Arguments.Any(argument => argument.Name is not null || argument.Design is not null))
        {
            return Refuse(call, call.Function.Text, needed switch { 1 => "one value", 2 when function == LossFunction.AreEqual => "two values",
                2 => "a value and a width", _ => "two values and a width" });
        }

        var values = call.Arguments.Select(argument => Value(argument.Value, isLoss)).ToList();
        return values.Contains(null) ? null : Applied(call, function, [.. values.OfType<LossExpression>()]);
    }

    private LossExpression? Applied(CallSyntax call, LossFunction function, LossExpression[] x) => function switch
    {
        LossFunction.Exp => LossExpression.Exp(x[0]),
        LossFunction.Log => LossExpression.Log(x[0]),
        LossFunction.Sqrt => LossExpression.Sqrt(x[0]),
        LossFunction.Sin => LossExpression.Sin(x[0]),
        LossFunction.Cos => LossExpression.Cos(x[0]),
        LossFunction.Atan => LossExpression.Atan(x[0]),
        LossFunction.Logistic => LossExpression.Logistic(x[0]),
        LossFunction.NormalCdf => LossExpression.NormalCdf(x[0]),
        LossFunction.LogGamma => LossExpression.LogGamma(x[0]),
        LossFunction.AbsSmooth => Width(call, 1, x[1]) ? LossExpression.AbsSmooth(x[0], x[1]) : null,
        LossFunction.MinSmooth => Width(call, 2, x[2]) ? LossExpression.MinSmooth(x[0], x[1], x[2]) : null,
        _ => AreEqual(call, x[0], x[1]),
    };

    private bool Width(CallSyntax call, int argument, LossExpression width)
    {
        if (width is LossExpression.Constant { Value: > 0 }) return true;
        Refuse(call.Arguments[argument].Value, call.Function.Text, "a width that is a number above 0");
        return false;
    }

    private LossExpression? AreEqual(CallSyntax call, LossExpression a, LossExpression b)
    {
        bool Moves(LossExpression each) => each.Contains(leaf => leaf is LossExpression.Parameter or LossExpression.Index);
        return Moves(a) || Moves(b) ? Refuse(call, "equals", "columns, outcomes and numbers, which no parameter moves")
            : LossExpression.AreEqual(a, b);
    }

    private LossExpression? Refuse(ExpressionSyntax node, string user, string takes)
    {
        context.Report(SchemaDiagnostics.WrongValue(context.At(node), user, takes, $"`{context.Source.Slice(node.Span)}`"));
        return null;
    }
}
