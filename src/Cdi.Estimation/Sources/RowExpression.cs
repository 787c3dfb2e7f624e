using System.Collections.Immutable;

namespace Cdi.Estimation.Sources;

/// <summary>A coefficient of every row and feature, written down: in memory its numbers are computed from it, an engine that computes where the rows are prints
/// it (<see cref="RowExpressionText"/>).</summary>
/// <remarks>Elementwise in double precision, in the order in which it is written: both ways come to the same numbers.</remarks>
internal abstract record RowExpression
{
    private RowExpression()
    {
    }

    /// <summary>What combines two expressions.</summary>
    internal enum Operation
    {
        /// <summary>+.</summary>
        Plus,

        /// <summary>−.</summary>
        Minus,

        /// <summary>×.</summary>
        Times,

        /// <summary>÷.</summary>
        Over,
    }

    /// <summary>Sum.</summary>
    public static RowExpression operator +(RowExpression left, RowExpression right) => new Combined(Operation.Plus, left, right);

    /// <summary>Difference.</summary>
    public static RowExpression operator -(RowExpression left, RowExpression right) => new Combined(Operation.Minus, left, right);

    /// <summary>Product.</summary>
    public static RowExpression operator *(RowExpression left, RowExpression right) => new Combined(Operation.Times, left, right);

    /// <summary>Quotient.</summary>
    public static RowExpression operator /(RowExpression left, RowExpression right) => new Combined(Operation.Over, left, right);

    /// <summary>A number.</summary>
    public static implicit operator RowExpression(double value) => new Number(value);

    /// <summary>The same number in every row and feature.</summary>
    /// <param name="Value">The number, finite.</param>
    public sealed record Number(double Value) : RowExpression;

    /// <summary>A number of each feature.</summary>
    /// <param name="Values">M.</param>
    public sealed record OfFeature(ImmutableArray<double> Values) : RowExpression;

    /// <summary>A number of each fold: λ.</summary>
    /// <param name="Values">One of each fold.</param>
    public sealed record OfFold(ImmutableArray<double> Values) : RowExpression;

    /// <summary>φ̂, the feature of the prediction.</summary>
    public sealed record Predicted : RowExpression;

    /// <summary>φ, the feature of the human label; of labelled rows alone.</summary>
    public sealed record Human : RowExpression;

    /// <summary>π; of labelled rows alone.</summary>
    public sealed record Probability : RowExpression;

    /// <summary>Two expressions combined.</summary>
    /// <param name="By">How.</param>
    /// <param name="Left">The first.</param>
    /// <param name="Right">The second.</param>
    public sealed record Combined(Operation By, RowExpression Left, RowExpression Right) : RowExpression;

    /// <summary>One expression where a row is labelled, another elsewhere.</summary>
    /// <param name="Labelled">Where it is; it does not ask again.</param>
    /// <param name="Otherwise">Elsewhere.</param>
    public sealed record IfLabelled(RowExpression Labelled, RowExpression Otherwise) : RowExpression;

    /// <summary>An expression where it is other than 0 in some feature of the row, else another.</summary>
    /// <param name="Value">The expression.</param>
    /// <param name="Otherwise">Of rows where it is 0 in every feature.</param>
    public sealed record IfAny(RowExpression Value, RowExpression Otherwise) : RowExpression;
}
