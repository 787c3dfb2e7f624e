using Cdi.Studies.Losses;

namespace Cdi.Studies.Running;

/// <summary>Values of expressions in columns, row by row.</summary>
internal static class ColumnExpression
{
    /// <summary>The value, by the library of the platform: its last digit may differ from that of a kernel.</summary>
    /// <param name="expression">In numbers and columns.</param>
    /// <param name="column">The value of a column by its position.</param>
    /// <exception cref="InvalidOperationException">The expression holds something else.</exception>
    public static double Value(this LossExpression expression, Func<int, double> column) => expression switch
    {
        LossExpression.Constant constant => constant.Value,
        LossExpression.Column read => column(read.Position),
        LossExpression.Sum sum => sum.Terms.Sum(term => term.Value(column)),
        LossExpression.Product product => product.Factors.Aggregate(1.0, (so, factor) => so * factor.Value(column)),
        LossExpression.Power power => Math.Pow(power.Base.Value(column), power.Exponent.Value(column)),
        LossExpression.Call { Primitive: Primitive.Exp, Argument: var x } => Math.Exp(x.Value(column)),
        LossExpression.Call { Primitive: Primitive.Log, Argument: var x } => Math.Log(x.Value(column)),
        LossExpression.Call { Primitive: Primitive.Sin, Argument: var x } => Math.Sin(x.Value(column)),
        LossExpression.Call { Primitive: Primitive.Cos, Argument: var x } => Math.Cos(x.Value(column)),
        LossExpression.Call { Primitive: Primitive.Atan, Argument: var x } => Math.Atan(x.Value(column)),
        LossExpression.Call { Primitive: Primitive.IsZero, Argument: var x } => Truth(x.Value(column), value => value == 0),
        LossExpression.Call { Primitive: Primitive.IsPositive, Argument: var x } => Truth(x.Value(column), value => value > 0),
        var other => throw new InvalidOperationException($"No value is known of {other}."),
    };

    private static double Truth(double x, Func<double, bool> holds) => double.IsNaN(x) ? x : holds(x) ? 1 : 0;
}
