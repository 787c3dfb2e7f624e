using System.Numerics;

namespace Cdi.Estimation.Moments;

/// <summary>Adds vectors that arrive one after the other by the tree in which a pass adds its blocks, with memory for one vector a level.</summary>
/// <remarks>
/// The pass adds neighbours, then neighbours of these; what is left over at the end of a level goes up as it is. A stretch of 2ᵏ blocks, each but the last,
/// is a subtree of that tree, so that sums of stretches added here are the sum of all blocks added there, to the last bit.
/// </remarks>
/// <param name="length">Of a vector.</param>
internal sealed class PairwiseSums(int length)
{
    private readonly List<double[]> levels = [];
    private double[] carried = new double[length];
    private long count;

    /// <summary>Forgets everything.</summary>
    public void Clear() => count = 0;

    /// <summary>Adds a vector.</summary>
    public void Add(ReadOnlySpan<double> vector)
    {
        vector.CopyTo(carried);
        var level = BitOperations.TrailingZeroCount(~count);
        for (var below = 0; below < level; below++) AddTo(carried, levels[below]);
        if (level == levels.Count) levels.Add(new double[length]);
        (levels[level], carried) = (carried, levels[level]);
        count++;
    }

    /// <summary>The sum of all vectors.</summary>
    /// <param name="total">Overwritten.</param>
    public void Total(Span<double> total)
    {
        total.Clear();
        var isFirst = true;
        for (var level = 0; level < levels.Count; level++)
        {
            if (((count >> level) & 1) == 0) continue;
            if (isFirst) levels[level].CopyTo(total);
            else AddTo(total, levels[level]);
            isFirst = false;
        }
    }

    private static void AddTo(Span<double> sum, double[] left)
    {
        for (var k = 0; k < left.Length; k++) sum[k] = left[k] + sum[k];
    }
}
