using System.Buffers;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Rectification;

/// <summary>Coefficients computed from their expression as rows are read. Human features and π are those of the labelled rows, which are held.</summary>
/// <param name="expression">What they are.</param>
/// <param name="rows">The labelled rows; null where the expression asks for none.</param>
/// <param name="predictions">φ̂; null where it asks for none.</param>
/// <param name="folds">The fold of a row; null where it asks for none.</param>
internal sealed class ExpressionColumns(RowExpression expression, LabelledRows? rows, IRowColumns? predictions, IRowValues<int>? folds) : IRowColumns
{
    private static readonly ArrayPool<double> Spare = ArrayPool<double>.Shared;
    private double[] predicted = [];
    private int[] codes = [];

    /// <summary>φ̂; null where the expression asks for none.</summary>
    public IRowColumns? Predictions => predictions;

    /// <summary>The fold of a row; null where the expression asks for none.</summary>
    public IRowValues<int>? Folds => folds;

    /// <inheritdoc/>
    public RowExpression Expression => expression;

    /// <inheritdoc/>
    public void Read(long first, int count, Span<double> values)
    {
        if (count == 0) return;
        var features = values.Length / count;
        var known = predictions is null ? [] : KnownPredictions(predictions, first, count, features);
        var (stride, offset) = predictions is RowColumns held ? (held.Rows, checked((int)first)) : (count, 0);
        var own = folds is null ? [] : RowValues<int>.Known(folds, first, count, ref codes);
        for (var start = 0; start < count; start += RowBlock.MaximumCount)
        {
            var length = Math.Min(RowBlock.MaximumCount, count - start);
            var block = new Block(length, features, known, stride, offset + start, own.IsEmpty ? own : own.Slice(start, length), first + start);
            for (var m = 0; m < features; m++) Fill(expression, block, m, values.Slice((m * count) + start, length));
        }
    }

    private ReadOnlySpan<double> KnownPredictions(IRowColumns columns, long first, int count, int features)
    {
        if (columns is RowColumns held) return held.Values.Span;
        if (predicted.Length < count * features) predicted = new double[count * features];
        columns.Read(first, count, predicted.AsSpan(0, count * features));
        return predicted.AsSpan(0, count * features);
    }

    private void Fill(RowExpression each, in Block block, int feature, Span<double> values)
    {
        switch (each)
        {
            case RowExpression.Number number:
                values.Fill(number.Value);
                break;
            case RowExpression.OfFeature own:
                values.Fill(own.Values[feature]);
                break;
            case RowExpression.OfFold own:
                for (var i = 0; i < values.Length; i++) values[i] = own.Values[block.Folds[i]];
                break;
            case RowExpression.Predicted:
                block.Predicted(feature).CopyTo(values);
                break;
            case RowExpression.Human:
                Labelled.Features.Slice((feature * Labelled.Count) + block.FirstLabelled, block.Count).CopyTo(values);
                break;
            case RowExpression.Probability:
                Labelled.Probability.Slice(block.FirstLabelled, block.Count).CopyTo(values);
                break;
            case RowExpression.Combined both:
                Combine(both, block, feature, values);
                break;
            case RowExpression.IfLabelled cases:
                Fill(cases.Otherwise, block, feature, values);
                FillLabelled(cases.Labelled, block, feature, values);
                break;
            case RowExpression.IfAny cases:
                Choose(cases, block, feature, values);
                break;
            default:
                throw new InvalidOperationException($"{each.GetType().Name} has no numbers.");
        }
    }

    private LabelledRows Labelled => rows ?? throw new InvalidOperationException("The expression asks for labelled rows.");

    private void Combine(RowExpression.Combined both, in Block block, int feature, Span<double> values)
    {
        if (both.Left is RowExpression.Number number)
        {
            Fill(both.Right, block, feature, values);
            Combine(both.By, number.Value, values);
            return;
        }

        Fill(both.Left, block, feature, values);
        var buffer = Spare.Rent(block.Count);
        var right = buffer.AsSpan(0, block.Count);
        Fill(both.Right, block, feature, right);
        switch (both.By)
        {
            case RowExpression.Operation.Plus:
                for (var i = 0; i < values.Length; i++) values[i] += right[i];
                break;
            case RowExpression.Operation.Minus:
                for (var i = 0; i < values.Length; i++) values[i] -= right[i];
                break;
            case RowExpression.Operation.Times:
                for (var i = 0; i < values.Length; i++) values[i] *= right[i];
                break;
            default:
                for (var i = 0; i < values.Length; i++) values[i] /= right[i];
                break;
        }

        Spare.Return(buffer);
    }

    private static void Combine(RowExpression.Operation by, double left, Span<double> values)
    {
        switch (by)
        {
            case RowExpression.Operation.Plus:
                foreach (ref var value in values) value = left + value;
                break;
            case RowExpression.Operation.Minus:
                foreach (ref var value in values) value = left - value;
                break;
            case RowExpression.Operation.Times:
                foreach (ref var value in values) value = left * value;
                break;
            default:
                foreach (ref var value in values) value = left / value;
                break;
        }
    }

    private void FillLabelled(RowExpression each, in Block block, int feature, Span<double> values)
    {
        var index = Labelled.Index.Span;
        var start = index.BinarySearch(checked((int)block.First)) is >= 0 and var found ? found : ~index.BinarySearch((int)block.First);
        var end = start;
        while (end < index.Length && index[end] < block.First + block.Count) end++;
        if (end == start) return;
        var own = index[start..end];
        var buffer = Spare.Rent(own.Length * (block.Features + 1));
        var ofFolds = ArrayPool<int>.Shared.Rent(own.Length);
        var labelled = buffer.AsSpan(0, own.Length);
        var gathered = Gather(block, own, start, buffer.AsSpan(own.Length, own.Length * block.Features), ofFolds.AsSpan(0, own.Length));
        Fill(each, gathered, feature, labelled);
        for (var k = 0; k < own.Length; k++) values[(int)(own[k] - block.First)] = labelled[k];
        Spare.Return(buffer);
        ArrayPool<int>.Shared.Return(ofFolds);
    }

    // The labelled rows of a block, with what is known of them.
    private Block Gather(in Block block, ReadOnlySpan<int> own, int start, Span<double> known, Span<int> ofFolds)
    {
        for (var m = 0; m < block.Features && predictions is not null; m++)
        {
            var from = block.Predicted(m);
            var to = known.Slice(m * own.Length, own.Length);
            for (var k = 0; k < to.Length; k++) to[k] = from[(int)(own[k] - block.First)];
        }

        for (var k = 0; k < own.Length && !block.Folds.IsEmpty; k++) ofFolds[k] = block.Folds[(int)(own[k] - block.First)];
        return new(own.Length, block.Features, known, own.Length, 0, block.Folds.IsEmpty ? [] : ofFolds, block.First) { FirstLabelled = start };
    }

    private void Choose(RowExpression.IfAny cases, in Block block, int feature, Span<double> values)
    {
        var (any, other) = (Spare.Rent(block.Count), Spare.Rent(block.Count));
        any.AsSpan(0, block.Count).Clear();
        for (var m = 0; m < block.Features; m++)
        {
            Fill(cases.Value, block, m, other.AsSpan(0, block.Count));
            for (var i = 0; i < block.Count; i++)
            {
                if (other[i] != 0) any[i] = 1;
            }
        }

        Fill(cases.Value, block, feature, values);
        Fill(cases.Otherwise, block, feature, other.AsSpan(0, block.Count));
        for (var i = 0; i < block.Count; i++)
        {
            if (any[i] == 0) values[i] = other[i];
        }

        Spare.Return(any);
        Spare.Return(other);
    }

    // Consecutive rows, or the labelled ones among them, with what is known of them.
    private readonly ref struct Block(
        int count, int features, ReadOnlySpan<double> predictions, int stride, int offset, ReadOnlySpan<int> folds, long first)
    {
        private readonly ReadOnlySpan<double> predictions = predictions;

        public int Count { get; } = count;

        public int Features { get; } = features;

        public long First { get; } = first;

        public int FirstLabelled { get; init; }

        public ReadOnlySpan<int> Folds { get; } = folds;

        public ReadOnlySpan<double> Predicted(int feature) => predictions.Slice((feature * stride) + offset, Count);
    }
}
