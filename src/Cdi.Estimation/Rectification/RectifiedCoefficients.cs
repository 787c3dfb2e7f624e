using System.Collections.Immutable;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Rectification;

/// <summary>Feature coefficients by which one kernel computes every moment of statistics.md §2, each written down as an expression of φ, φ̂, π and λ.</summary>
internal static class RectifiedCoefficients
{
    private static readonly RowExpression Human = new RowExpression.Human();
    private static readonly RowExpression Probability = new RowExpression.Probability();

    /// <summary>c = λφ̂ + w(φ − λφ̂).</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="predictions">φ̂.</param>
    /// <param name="lambda">λ.</param>
    public static IRowColumns Rectified(LabelledRows rows, IRowColumns predictions, double lambda)
    {
        var predicted = lambda * Described(predictions);
        return Of(new RowExpression.IfLabelled(predicted + ((Human - predicted) / Probability), predicted), rows, predictions);
    }

    /// <summary>c = (w − 1)φ̂, the control variate of power tuning.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="predictions">φ̂.</param>
    public static IRowColumns Control(LabelledRows rows, IRowColumns predictions)
    {
        var predicted = Described(predictions);
        return Of(new RowExpression.IfLabelled(((1 / Probability) - 1) * predicted, -1 * predicted), rows, predictions);
    }

    /// <summary>c = φ where labelled, φ̂ elsewhere; <paramref name="absent"/>, the features that need no label, where there is neither.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="predictions">φ̂; null where there is none.</param>
    /// <param name="absent">M.</param>
    public static IRowColumns Plain(LabelledRows rows, IRowColumns? predictions, ImmutableArray<double> absent)
    {
        RowExpression unknown = new RowExpression.OfFeature(absent);
        return Of(new RowExpression.IfLabelled(Human, predictions is null ? unknown : new RowExpression.IfAny(Described(predictions), unknown)), rows,
            predictions);
    }

    /// <summary>c = λφ̂, λ that of the fold of a row.</summary>
    /// <param name="predictions">φ̂.</param>
    /// <param name="folds">The fold of a row.</param>
    /// <param name="byFold">λ of each fold.</param>
    public static IRowColumns Scaled(IRowColumns predictions, IRowValues<int> folds, double[] byFold) =>
        new ExpressionColumns(new RowExpression.OfFold([.. byFold]) * Described(predictions), null, predictions, folds);

    // Predictions that are expressions themselves are written out, so that what is read is what the sample says.
    private static RowExpression Described(IRowColumns predictions) => predictions.Expression ?? new RowExpression.Predicted();

    private static ExpressionColumns Of(RowExpression expression, LabelledRows rows, IRowColumns? predictions) =>
        predictions is ExpressionColumns made ? new(expression, rows, made.Predictions, made.Folds) : new(expression, rows, predictions, null);
}
