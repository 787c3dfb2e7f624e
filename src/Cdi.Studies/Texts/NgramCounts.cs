using System.Runtime.InteropServices;
using Cdi.Estimation.Numerics;

namespace Cdi.Studies.Texts;

/// <summary>How often n-grams of one kind occur in a text.</summary>
/// <param name="capacity">N-grams expected, repeated ones included.</param>
internal sealed class NgramCounts(int capacity)
{
    private const int MostUsual = 64;
    private static readonly double[] Usual = [.. Enumerable.Range(0, MostUsual).Select(count => count == 0 ? 0 : 1 + ScalarMath.Log(count))];

    // Component and sign of each occurrence: sorted, equal ones stand together.
    private readonly List<int> occurrences = new(capacity);

    /// <summary>Counts an n-gram.</summary>
    /// <param name="hash">Its hash.</param>
    /// <param name="bits">The logarithm to base 2 of the number of components.</param>
    public void Add(ulong hash, int bits) => occurrences.Add((int)(hash >> (64 - bits - 1)));

    /// <summary>The vector of a text from its n-grams of two kinds, which count alike whatever their number.</summary>
    /// <param name="dimensions">Components.</param>
    /// <param name="one">Those of one kind.</param>
    /// <param name="other">Those of the other.</param>
    public static SparseVector Joined(int dimensions, NgramCounts one, NgramCounts other)
    {
        var (left, right) = (one.Unit(), other.Unit());
        var (indices, values, count) = (new int[left.Count + right.Count], new double[left.Count + right.Count], 0);
        Span<double> own = stackalloc double[4];
        var squares = 0.0;
        for (var (i, j) = (0, 0); i < left.Count || j < right.Count; count++)
        {
            indices[count] = Math.Min(i < left.Count ? left.Components[i] : int.MaxValue, j < right.Count ? right.Components[j] : int.MaxValue);
            var held = 0;
            for (; i < left.Count && left.Components[i] == indices[count]; i++) own[held++] = left.Values[i];
            for (; j < right.Count && right.Components[j] == indices[count]; j++) own[held++] = right.Values[j];

            // The least first, so that the sum is the same whichever kind it comes from.
            if (held > 1) own[..held].Sort();
            values[count] = own[0];
            for (var k = 1; k < held; k++) values[count] += own[k];
            squares += values[count] * values[count];
        }

        var length = Math.Sqrt(squares);
        var shares = new float[count];
        for (var i = 0; i < count && length > 0; i++) shares[i] = (float)(values[i] / length);
        return new(dimensions, indices.AsMemory(0, count), shares);
    }

    /// <summary>Components of a vector of length 1, at most two of each, ascending; none where nothing was counted.</summary>
    private (int[] Components, double[] Values, int Count) Unit()
    {
        var sorted = CollectionsMarshal.AsSpan(occurrences);
        sorted.Sort();
        var (components, values, count) = (new int[sorted.Length], new double[sorted.Length], 0);
        var squares = 0.0;
        for (var start = 0; start < sorted.Length; count++)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start]) end++;
            var weight = end - start < MostUsual ? Usual[end - start] : 1 + ScalarMath.Log(end - start);
            squares += weight * weight;
            (components[count], values[count]) = (sorted[start] >> 1, (sorted[start] & 1) == 0 ? weight : -weight);
            start = end;
        }

        var scale = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
        for (var i = 0; i < count; i++) values[i] *= scale;
        return (components, values, count);
    }
}
