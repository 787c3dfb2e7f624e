using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cdi.Estimation.Numerics;

/// <summary>Sums over columns of numbers in eight fixed lanes: the same bits on every machine.</summary>
internal static class ColumnSums
{
    /// <summary>Σ xᵢ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(ReadOnlySpan<double> x)
    {
        var sums = Vector512<double>.Zero;
        var whole = LaneSums.Whole(x.Length);
        for (var i = 0; i < whole; i += LaneSums.Lanes) sums += Vector512.Create(x.Slice(i, LaneSums.Lanes));
        var total = Total(sums);
        for (var i = whole; i < x.Length; i++) total += x[i];
        return total;
    }

    /// <summary>Σ xᵢyᵢ; <paramref name="y"/> is at least as long as <paramref name="x"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Product(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sums = Vector512<double>.Zero;
        var whole = LaneSums.Whole(x.Length);
        for (var i = 0; i < whole; i += LaneSums.Lanes)
        {
            sums = Vector512.FusedMultiplyAdd(Vector512.Create(x.Slice(i, LaneSums.Lanes)), Vector512.Create(y.Slice(i, LaneSums.Lanes)), sums);
        }

        var total = Total(sums);
        for (var i = whole; i < x.Length; i++) total = Math.FusedMultiplyAdd(x[i], y[i], total);
        return total;
    }

    /// <summary>sums += factor · column, each element as in a plain loop: a product, rounded, and a sum, rounded.</summary>
    /// <param name="sums">Overwritten.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="column">At least as long as <paramref name="sums"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddMultiple(Span<double> sums, double factor, ReadOnlySpan<double> column)
    {
        var factors = Vector512.Create(factor);
        var whole = LaneSums.Whole(sums.Length);
        for (var i = 0; i < whole; i += LaneSums.Lanes)
        {
            var lanes = sums.Slice(i, LaneSums.Lanes);
            (Vector512.Create<double>(lanes) + (factors * Vector512.Create(column.Slice(i, LaneSums.Lanes)))).CopyTo(lanes);
        }

        for (var i = whole; i < sums.Length; i++) sums[i] += factor * column[i];
    }

    private static double Total(Vector512<double> sums)
    {
        Span<double> lanes = stackalloc double[LaneSums.Lanes];
        sums.CopyTo(lanes);
        return LaneSums.Total(lanes, 0);
    }
}
