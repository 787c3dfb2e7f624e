using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Learning;

/// <summary>Eight columns of numbers side by side, so that one walk along a row serves eight fits.</summary>
/// <remarks>No column depends on what stands in the others.</remarks>
/// <param name="rows">How many numbers a column has.</param>
internal sealed class Panel(int rows)
{
    private readonly double[] numbers = new double[rows * LaneSums.Lanes];

    /// <summary>The eight numbers of a row.</summary>
    public Span<double> this[int row] => numbers.AsSpan(row * LaneSums.Lanes, LaneSums.Lanes);

    /// <summary>Σ xⱼ times the row of each feature, in the order of the features.</summary>
    /// <param name="features">Rows.</param>
    /// <param name="values">x, as many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector512<double> Product(ReadOnlySpan<int> features, ReadOnlySpan<float> values)
    {
        var sums = Vector512<double>.Zero;
        for (var j = 0; j < features.Length; j++)
            sums += Vector512.Create((double)values[j]) * Vector512.Create<double>(numbers.AsSpan(features[j] * LaneSums.Lanes, LaneSums.Lanes));
        return sums;
    }

    /// <summary>Adds xⱼ times eight numbers to the row of each feature.</summary>
    /// <param name="features">Rows, each at most once.</param>
    /// <param name="values">x, as many.</param>
    /// <param name="factors">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<int> features, ReadOnlySpan<float> values, Vector512<double> factors)
    {
        for (var j = 0; j < features.Length; j++)
        {
            var own = numbers.AsSpan(features[j] * LaneSums.Lanes, LaneSums.Lanes);
            (Vector512.Create<double>(own) + (Vector512.Create((double)values[j]) * factors)).CopyTo(own);
        }
    }
}
