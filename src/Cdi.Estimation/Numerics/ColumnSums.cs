using System.Runtime.Intrinsics;

namespace Cdi.Estimation.Numerics;

/// <summary>Sums over columns of numbers in eight fixed lanes: the same bits on every machine.</summary>
internal static class ColumnSums
{
    /// <summary>Σ xᵢ.</summary>
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

    private static double Total(Vector512<double> sums)
    {
        Span<double> lanes = stackalloc double[LaneSums.Lanes];
        sums.CopyTo(lanes);
        return LaneSums.Total(lanes, 0);
    }
}
