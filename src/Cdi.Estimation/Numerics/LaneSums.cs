using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cdi.Estimation.Numerics;

/// <summary>Sums that are kept in eight lanes while a block is read, and added up in one fixed order at its end.</summary>
public static class LaneSums
{
    /// <summary>Lanes of one sum.</summary>
    public const int Lanes = 8;

    /// <summary>Numbers that stand in whole groups of eight.</summary>
    /// <param name="count">How many there are.</param>
    public static int Whole(int count) => count & -Lanes;

    /// <summary>Adds to the lanes of one sum.</summary>
    /// <param name="lanes">All sums, eight doubles each.</param>
    /// <param name="index">Which sum, 0-based.</param>
    /// <param name="partial">What is added.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<double> lanes, int index, Vector512<double> partial)
    {
        var own = lanes.Slice(index * Lanes, Lanes);
        (Vector512.Create<double>(own) + partial).CopyTo(own);
    }

    /// <summary>The lanes of one sum, added as a balanced tree.</summary>
    /// <param name="lanes">All sums, eight doubles each.</param>
    /// <param name="index">Which sum, 0-based.</param>
    public static double Total(ReadOnlySpan<double> lanes, int index)
    {
        var own = lanes.Slice(index * Lanes, Lanes);
        return ((own[0] + own[4]) + (own[2] + own[6])) + ((own[1] + own[5]) + (own[3] + own[7]));
    }

    /// <summary>Every sum.</summary>
    /// <param name="lanes">At least eight doubles for each sum.</param>
    /// <param name="totals">Overwritten.</param>
    public static void Totals(ReadOnlySpan<double> lanes, Span<double> totals)
    {
        for (var index = 0; index < totals.Length; index++) totals[index] = Total(lanes, index);
    }

    /// <summary>A symmetric matrix from the sums of its upper triangle.</summary>
    /// <param name="lanes">Eight doubles for each element (j, k), j ≤ k, row by row.</param>
    /// <param name="size">d.</param>
    /// <param name="matrix">d × d; both triangles are overwritten.</param>
    public static void Symmetric(ReadOnlySpan<double> lanes, int size, Span<double> matrix)
    {
        var index = 0;
        for (var j = 0; j < size; j++)
        {
            for (var k = j; k < size; k++)
            {
                var total = Total(lanes, index++);
                matrix[(j * size) + k] = total;
                matrix[(k * size) + j] = total;
            }
        }
    }
}
