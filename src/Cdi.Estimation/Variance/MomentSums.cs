using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Variance;

/// <summary>Count, sum and sum of outer products of some moments.</summary>
internal sealed class MomentSums(int size)
{
    private readonly double[] sum = new double[size];
    private readonly double[] products = new double[size * size];

    /// <summary>Rows; those with a moment of 0 may be counted without being added.</summary>
    public int Count { get; set; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Count = 0;
        Array.Clear(sum);
        Array.Clear(products);
    }

    /// <summary>Adds a moment, without counting it.</summary>
    public void Add(ReadOnlySpan<double> moment)
    {
        for (var j = 0; j < moment.Length; j++) sum[j] += moment[j];
        SquareMatrix.AddOuter(products, moment, moment, 1);
    }

    /// <summary>Adds the sums of other rows.</summary>
    public void Add(MomentSums other)
    {
        Count += other.Count;
        for (var j = 0; j < sum.Length; j++) sum[j] += other.sum[j];
        for (var j = 0; j < products.Length; j++) products[j] += other.products[j];
    }

    /// <summary>result += Σ (m − m̄)(m − m̄)ᵀ, or Σ m mᵀ where not centred, times the correction of the divisor.</summary>
    public void AddTo(Span<double> result, bool isCentred, CovarianceDivisor divisor)
    {
        if (Count == 0) return;
        var correction = divisor == CovarianceDivisor.RowsMinusOne && Count > 1 ? Count / (Count - 1.0) : 1;
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
