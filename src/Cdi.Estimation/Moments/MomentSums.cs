using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Moments;

/// <summary>Count, sum and sum of outer products of some moments.</summary>
internal sealed class MomentSums(int size)
{
    private readonly double[] sum = new double[size];
    private readonly double[] products = new double[size * size];

    /// <summary>Rows; those with a moment of 0 may be counted without being added.</summary>
    public long Count { get; set; }

    /// <summary>Σ m, d.</summary>
    public ReadOnlySpan<double> Sum => sum;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Count = 0;
        Array.Clear(sum);
        Array.Clear(products);
    }

    /// <summary>Adds moments, without counting them.</summary>
    /// <param name="moments">rows × d, column-major.</param>
    /// <param name="rows">How many.</param>
    public void Add(ReadOnlySpan<double> moments, int rows)
    {
        for (var j = 0; j < size; j++)
        {
            var column = moments.Slice(j * rows, rows);
            sum[j] += ColumnSums.Sum(column);
            for (var k = 0; k <= j; k++)
            {
                var product = ColumnSums.Product(column, moments.Slice(k * rows, rows));
                products[(j * size) + k] += product;
                if (k < j) products[(k * size) + j] += product;
            }
        }
    }

    /// <summary>result += Σ (m − m̄)(m − m̄)ᵀ, or Σ m mᵀ where not centred, times n/(n − 1) where it is to be unbiased.</summary>
    public void AddTo(Span<double> result, bool isCentred, bool isUnbiased)
    {
        if (Count == 0) return;
        var correction = isUnbiased && Count > 1 ? Count / (Count - 1.0) : 1;
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k < size; k++)
            {
                var centre = isCentred ? sum[j] * sum[k] / Count : 0;
                result[(j * size) + k] += correction * (products[(j * size) + k] - centre);
            }
        }
    }
}
