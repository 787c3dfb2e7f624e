using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cdi.Estimation.Numerics;

/// <summary>Σ wᵢ log(1 + exp xᵢ) in eight lanes, with one logarithm for many rows of weight 1: the factors 1 + exp(−|xᵢ|) are multiplied first.</summary>
/// <remarks>Absolute error about 10⁻¹⁶ a row: terms below that are lost, as they are in the sum. Performance notes, 2.</remarks>
public struct SoftplusSum
{
    // A factor is at most 2, so that the product stays below 2¹⁰²⁴.
    private const int LargestProduct = 1000;

    private Vector512<double> sum;
    private Vector512<double> product;
    private int factors;

    /// <summary>The empty sum.</summary>
    public static SoftplusSum Empty => new() { product = Vector512<double>.One };

    /// <summary>The sum of each lane.</summary>
    public readonly Vector512<double> Total => sum + VectorMath.Log(product);

    /// <summary>Adds one row to each lane.</summary>
    /// <param name="weight">w.</param>
    /// <param name="x">x; finite.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector512<double> weight, Vector512<double> x)
    {
        if (!Vector512.EqualsAll(weight, Vector512<double>.One))
        {
            sum = Vector512.FusedMultiplyAdd(weight, VectorMath.Log1pExp(x), sum);
            return;
        }

        sum += Vector512.MaxNative(x, Vector512<double>.Zero);
        product *= Vector512<double>.One + VectorMath.Exp(-Vector512.Abs(x));
        if (++factors == LargestProduct) this = new() { sum = Total, product = Vector512<double>.One };
    }
}
