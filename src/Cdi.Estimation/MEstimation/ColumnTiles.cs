using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cdi.Estimation.Numerics;
using static Cdi.Estimation.MEstimation.DesignPart;

namespace Cdi.Estimation.MEstimation;

/// <summary>Sums of products of columns over a part of a block: with a residual for scores, with weights and with one another for Hessians.</summary>
/// <remarks>A tile has 4 × 6 sums, which with its own columns fill 32 vector registers. Tiles at the border repeat their last column, whose sums are not
/// kept.</remarks>
internal static class ColumnTiles
{
    private const int TileRows = 4;
    private const int TileColumns = 6;

    /// <summary>Sums of a tile.</summary>
    public const int Sums = TileRows * TileColumns;

    /// <summary>Adds Σ rᵢzᵢⱼ to the lanes of every column.</summary>
    /// <param name="part">z.</param>
    /// <param name="residual">r, a number for each row of the part.</param>
    /// <param name="lanes">d × 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProducts(in DesignPart part, ReadOnlySpan<double> residual, Span<double> lanes)
    {
        var last = part.Columns - 1;
        for (var j = 0; j <= last; j += TileRows)
        {
            AddFour(
                residual,
                in part.Column(j), in part.Column(Math.Min(j + 1, last)), in part.Column(Math.Min(j + 2, last)), in part.Column(Math.Min(j + 3, last)),
                lanes, j, last);
        }
    }

    /// <summary>Adds Σ hᵢzᵢⱼzᵢₖ to the elements j ≤ k of a matrix.</summary>
    /// <param name="part">z.</param>
    /// <param name="weights">h, a number for each row of the part.</param>
    /// <param name="sums">24; contents are lost.</param>
    /// <param name="matrix">d × d, row by row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddOuter(in DesignPart part, ReadOnlySpan<double> weights, Span<double> sums, Span<double> matrix)
    {
        var last = part.Columns - 1;
        for (var j = 0; j <= last; j += TileRows)
        {
            for (var k = j; k <= last; k += TileColumns)
            {
                Tile(
                    weights,
                    in part.Column(j), in part.Column(Math.Min(j + 1, last)), in part.Column(Math.Min(j + 2, last)), in part.Column(Math.Min(j + 3, last)),
                    in part.Column(k), in part.Column(Math.Min(k + 1, last)), in part.Column(Math.Min(k + 2, last)),
                    in part.Column(Math.Min(k + 3, last)), in part.Column(Math.Min(k + 4, last)), in part.Column(Math.Min(k + 5, last)),
                    sums);
                Keep(sums, j, k, part.Columns, matrix);
            }
        }
    }

    /// <summary>Copies the elements j ≤ k to the other triangle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mirror(Span<double> matrix, int size)
    {
        for (var j = 0; j < size; j++)
        {
            for (var k = j + 1; k < size; k++) matrix[(k * size) + j] = matrix[(j * size) + k];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Keep(ReadOnlySpan<double> sums, int j, int k, int size, Span<double> matrix)
    {
        var (rows, columns) = (Math.Min(TileRows, size - j), Math.Min(TileColumns, size - k));
        for (var row = 0; row < rows; row++)
        {
            for (var column = Math.Max(0, j + row - k); column < columns; column++)
            {
                matrix[((j + row) * size) + k + column] += sums[(row * TileColumns) + column];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(ReadOnlySpan<double> residual, in double z0, in double z1, in double z2, in double z3, Span<double> lanes, int j, int last)
    {
        var (s0, s1, s2, s3) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        ref readonly var residuals = ref MemoryMarshal.GetReference(residual);
        for (nuint i = 0; i < (nuint)residual.Length; i += LaneSums.Lanes)
        {
            var r = At(in residuals, i);
            s0 = Vector512.FusedMultiplyAdd(r, At(in z0, i), s0);
            s1 = Vector512.FusedMultiplyAdd(r, At(in z1, i), s1);
            s2 = Vector512.FusedMultiplyAdd(r, At(in z2, i), s2);
            s3 = Vector512.FusedMultiplyAdd(r, At(in z3, i), s3);
        }

        LaneSums.Add(lanes, j, s0);
        if (j + 1 <= last) LaneSums.Add(lanes, j + 1, s1);
        if (j + 2 <= last) LaneSums.Add(lanes, j + 2, s2);
        if (j + 3 <= last) LaneSums.Add(lanes, j + 3, s3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(
        ReadOnlySpan<double> weights,
        in double x0, in double x1, in double x2, in double x3,
        in double z0, in double z1, in double z2, in double z3, in double z4, in double z5,
        Span<double> sums)
    {
        var zero = Vector512<double>.Zero;
        var (a0, a1, a2, a3, a4, a5) = (zero, zero, zero, zero, zero, zero);
        var (b0, b1, b2, b3, b4, b5) = (zero, zero, zero, zero, zero, zero);
        var (c0, c1, c2, c3, c4, c5) = (zero, zero, zero, zero, zero, zero);
        var (d0, d1, d2, d3, d4, d5) = (zero, zero, zero, zero, zero, zero);
        ref readonly var h = ref MemoryMarshal.GetReference(weights);
        for (nuint i = 0; i < (nuint)weights.Length; i += LaneSums.Lanes)
        {
            var w = At(in h, i);
            var (u0, u1, u2, u3) = (w * At(in x0, i), w * At(in x1, i), w * At(in x2, i), w * At(in x3, i));
            var v = At(in z0, i);
            a0 = Vector512.FusedMultiplyAdd(u0, v, a0);
            b0 = Vector512.FusedMultiplyAdd(u1, v, b0);
            c0 = Vector512.FusedMultiplyAdd(u2, v, c0);
            d0 = Vector512.FusedMultiplyAdd(u3, v, d0);
            v = At(in z1, i);
            a1 = Vector512.FusedMultiplyAdd(u0, v, a1);
            b1 = Vector512.FusedMultiplyAdd(u1, v, b1);
            c1 = Vector512.FusedMultiplyAdd(u2, v, c1);
            d1 = Vector512.FusedMultiplyAdd(u3, v, d1);
            v = At(in z2, i);
            a2 = Vector512.FusedMultiplyAdd(u0, v, a2);
            b2 = Vector512.FusedMultiplyAdd(u1, v, b2);
            c2 = Vector512.FusedMultiplyAdd(u2, v, c2);
            d2 = Vector512.FusedMultiplyAdd(u3, v, d2);
            v = At(in z3, i);
            a3 = Vector512.FusedMultiplyAdd(u0, v, a3);
            b3 = Vector512.FusedMultiplyAdd(u1, v, b3);
            c3 = Vector512.FusedMultiplyAdd(u2, v, c3);
            d3 = Vector512.FusedMultiplyAdd(u3, v, d3);
            v = At(in z4, i);
            a4 = Vector512.FusedMultiplyAdd(u0, v, a4);
            b4 = Vector512.FusedMultiplyAdd(u1, v, b4);
            c4 = Vector512.FusedMultiplyAdd(u2, v, c4);
            d4 = Vector512.FusedMultiplyAdd(u3, v, d4);
            v = At(in z5, i);
            a5 = Vector512.FusedMultiplyAdd(u0, v, a5);
            b5 = Vector512.FusedMultiplyAdd(u1, v, b5);
            c5 = Vector512.FusedMultiplyAdd(u2, v, c5);
            d5 = Vector512.FusedMultiplyAdd(u3, v, d5);
        }

        Store(sums, 0, a0, a1, a2, a3, a4, a5);
        Store(sums, 1, b0, b1, b2, b3, b4, b5);
        Store(sums, 2, c0, c1, c2, c3, c4, c5);
        Store(sums, 3, d0, d1, d2, d3, d4, d5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        Span<double> sums, int row, Vector512<double> s0, Vector512<double> s1, Vector512<double> s2, Vector512<double> s3, Vector512<double> s4,
            Vector512<double> s5)
    {
        var own = sums.Slice(row * TileColumns, TileColumns);
        own[0] = Total(s0);
        own[1] = Total(s1);
        own[2] = Total(s2);
        own[3] = Total(s3);
        own[4] = Total(s4);
        own[5] = Total(s5);
    }

    // The order of LaneSums.Total, in registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Total(Vector512<double> lanes)
    {
        var quarter = lanes.GetLower() + lanes.GetUpper();
        var pair = quarter.GetLower() + quarter.GetUpper();
        return pair.ToScalar() + pair.GetElement(1);
    }
}
