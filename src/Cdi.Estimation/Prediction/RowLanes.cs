using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Prediction;

/// <summary>Sums and products over whole groups of eight rows, a short loop for each: where there is no AVX-512, a longer one is not taken apart by the
/// compiler, and calls every addition.</summary>
internal static class RowLanes
{
    /// <summary>Σ xᵢ, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(ReadOnlySpan<double> x)
    {
        var sums = Vector512<double>.Zero;
        for (var i = 0; i < x.Length; i += LaneSums.Lanes) sums += At(x, i);
        return Vector512.Sum(sums);
    }

    /// <summary>Σ xᵢyᵢ, every product rounded; the lanes are added as a balanced tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Product(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sums = Vector512<double>.Zero;
        for (var i = 0; i < x.Length; i += LaneSums.Lanes) sums += At(x, i) * At(y, i);
        Span<double> lanes = stackalloc double[LaneSums.Lanes];
        sums.CopyTo(lanes);
        return LaneSums.Total(lanes, 0);
    }

    /// <summary>Σ wᵢ(xᵢ − yᵢ)².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double WeightedSquares(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        var sums = Vector512<double>.Zero;
        for (var i = 0; i < x.Length; i += LaneSums.Lanes)
        {
            var difference = At(x, i) - At(y, i);
            sums = Vector512.FusedMultiplyAdd(At(weights, i) * difference, difference, sums);
        }

        return Vector512.Sum(sums);
    }

    /// <summary>Σ wᵢ(zᵢ − xᵢyᵢ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double WeightedDifference(ReadOnlySpan<double> z, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        var sums = Vector512<double>.Zero;
        for (var i = 0; i < x.Length; i += LaneSums.Lanes) sums += At(weights, i) * (At(z, i) - (At(x, i) * At(y, i)));
        return Vector512.Sum(sums);
    }

    /// <summary>xᵢyᵢ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> products)
    {
        for (var i = 0; i < x.Length; i += LaneSums.Lanes) (At(x, i) * At(y, i)).CopyTo(products.Slice(i, LaneSums.Lanes));
    }

    /// <summary>sums += factor · x with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddFused(Span<double> sums, double factor, ReadOnlySpan<double> x)
    {
        var factors = Vector512.Create(factor);
        for (var i = 0; i < x.Length; i += LaneSums.Lanes)
            Vector512.FusedMultiplyAdd(At(x, i), factors, At(sums, i)).CopyTo(sums.Slice(i, LaneSums.Lanes));
    }

    /// <summary>sums += x · y, row by row, with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddFused(Span<double> sums, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        for (var i = 0; i < x.Length; i += LaneSums.Lanes)
            Vector512.FusedMultiplyAdd(At(x, i), At(y, i), At(sums, i)).CopyTo(sums.Slice(i, LaneSums.Lanes));
    }

    /// <summary>The group that begins at a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> At(ReadOnlySpan<double> x, int row) => Vector512.Create(x.Slice(row, LaneSums.Lanes));
}
