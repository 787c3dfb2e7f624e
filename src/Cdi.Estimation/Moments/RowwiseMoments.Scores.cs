using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Moments;

/// <content>Scores of all rows, and their weighted sums.</content>
internal abstract partial class RowwiseMoments
{
    /// <inheritdoc/>
    public virtual void Scores(double[] parameters, Span<double> scores)
    {
        var rows = checked((int)Rows);
        foreach (var part in Parts())
        {
            var own = part.Scores(parameters);
            for (var j = 0; j < ParameterCount; j++) own.Slice(j * part.Count, part.Count).CopyTo(scores[((j * rows) + (int)part.First)..]);
        }
    }

    /// <inheritdoc/>
    public void AddWeighted(double[] parameters, ReadOnlySpan<double> weights, double[] second, double[] mean)
    {
        foreach (var part in Parts()) AddWeighted(part.Scores(parameters), weights.Slice((int)part.First, part.Count), second, mean);
    }

    private void AddWeighted(ReadOnlySpan<double> scores, ReadOnlySpan<double> weights, double[] second, double[] mean)
    {
        var (size, count) = (ParameterCount, weights.Length);
        var products = buffers.Along(count);
        for (var j = 0; j < size; j++)
        {
            var column = scores.Slice(j * count, count);
            for (var k = 0; k < products.Length; k++) products[k] = weights[k] * column[k];
            mean[j] += ColumnSums.Sum(products);
            for (var k = 0; k < size; k++) second[(j * size) + k] += ColumnSums.Product(products, scores.Slice(k * count, count));
        }
    }
}
