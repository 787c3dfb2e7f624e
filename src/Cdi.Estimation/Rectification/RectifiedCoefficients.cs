using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Moments;

namespace Cdi.Estimation.Rectification;

/// <summary>Feature coefficients by which one kernel computes every moment of statistics.md §2, for as many rows as are asked for. Human features are those of
/// the labelled rows, which are held.</summary>
internal static class RectifiedCoefficients
{
    /// <summary>c = λφ̂ + w(φ − λφ̂).</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="predictions">φ̂.</param>
    /// <param name="lambda">λ.</param>
    public static IRowColumns Rectified(LabelledRows rows, IRowColumns predictions, double lambda) => new RectifiedColumns(rows, predictions, lambda);

    /// <summary>c = (w − 1)φ̂, the control variate of power tuning.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="predictions">φ̂.</param>
    public static IRowColumns Control(LabelledRows rows, IRowColumns predictions) => new ControlColumns(rows, predictions);

    /// <summary>c = φ where labelled, φ̂ elsewhere; <paramref name="absent"/>, the features that need no label, where there is neither.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="predictions">φ̂; null where there is none.</param>
    /// <param name="absent">M.</param>
    public static IRowColumns Plain(LabelledRows rows, IRowColumns? predictions, ReadOnlyMemory<double> absent) =>
        new PlainColumns(rows, predictions, absent);

    /// <summary>c = λφ̂, λ that of the fold of a row.</summary>
    /// <param name="predictions">φ̂.</param>
    /// <param name="folds">The fold of a row.</param>
    /// <param name="byFold">λ of each fold.</param>
    public static IRowColumns Scaled(IRowColumns predictions, IRowValues<int> folds, double[] byFold) => new ScaledColumns(predictions, folds, byFold);

    // The first labelled row from a row of the corpus on.
    private static int From(LabelledRows rows, long first)
    {
        var place = rows.Index.Span.BinarySearch(checked((int)first));
        return place < 0 ? ~place : place;
    }

    private sealed class RectifiedColumns(LabelledRows rows, IRowColumns predictions, double lambda) : IRowColumns
    {
        public void Read(long first, int count, Span<double> values)
        {
            var predicted = RowColumns.Known(predictions, first, count, values);
            for (var i = 0; i < values.Length; i++) values[i] = lambda * predicted[i];
            var index = rows.Index.Span;
            var probability = rows.Probability;
            var features = rows.Features;
            var start = From(rows, first);
            for (var (column, human) = (0, 0); column < values.Length; column += count, human += rows.Count)
            {
                for (var k = start; k < index.Length && index[k] < first + count; k++)
                {
                    ref var value = ref values[column + (int)(index[k] - first)];
                    value += (features[human + k] - value) / probability[k];
                }
            }
        }
    }

    private sealed class ControlColumns(LabelledRows rows, IRowColumns predictions) : IRowColumns
    {
        public void Read(long first, int count, Span<double> values)
        {
            var predicted = RowColumns.Known(predictions, first, count, values);
            for (var i = 0; i < values.Length; i++) values[i] = -predicted[i];
            var index = rows.Index.Span;
            var probability = rows.Probability;
            var start = From(rows, first);
            for (var column = 0; column < values.Length; column += count)
            {
                for (var k = start; k < index.Length && index[k] < first + count; k++)
                {
                    ref var value = ref values[column + (int)(index[k] - first)];
                    value = ((1 / probability[k]) - 1) * -value;
                }
            }
        }
    }

    private sealed class PlainColumns(LabelledRows rows, IRowColumns? predictions, ReadOnlyMemory<double> absent) : IRowColumns
    {
        public void Read(long first, int count, Span<double> values)
        {
            if (predictions is null) values.Clear();
            else predictions.Read(first, count, values);
            for (var row = 0; row < count; row++)
            {
                if (HasPrediction(values, row, count)) continue;
                for (var m = 0; m < absent.Length; m++) values[(m * count) + row] = absent.Span[m];
            }

            var index = rows.Index.Span;
            var features = rows.Features;
            for (var k = From(rows, first); k < index.Length && index[k] < first + count; k++)
            {
                for (var m = 0; m < absent.Length; m++) values[(m * count) + (int)(index[k] - first)] = features[(m * rows.Count) + k];
            }
        }

        private static bool HasPrediction(ReadOnlySpan<double> predicted, int row, int stride)
        {
            for (var k = row; k < predicted.Length; k += stride)
            {
                if (predicted[k] != 0) return true;
            }

            return false;
        }
    }

    private sealed class ScaledColumns(IRowColumns predictions, IRowValues<int> folds, double[] byFold) : IRowColumns
    {
        private int[] codes = [];

        public void Read(long first, int count, Span<double> values)
        {
            var predicted = RowColumns.Known(predictions, first, count, values);
            var own = RowValues<int>.Known(folds, first, count, ref codes);
            for (var column = 0; column < values.Length; column += count)
            {
                for (var i = 0; i < count; i++) values[column + i] = byFold[own[i]] * predicted[column + i];
            }
        }
    }
}
