using Cdi.Estimation.Numerics;

namespace Cdi.Studies.Texts;

/// <summary>How often n-grams of one kind occur in a text.</summary>
/// <param name="capacity">N-grams expected, repeated ones included.</param>
internal sealed class NgramCounts(int capacity)
{
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
        List<(int Component, double Value)> parts = [.. one.Unit(), .. other.Unit()];
        parts.Sort(static (left, right) => left.Component != right.Component ? left.Component.CompareTo(right.Component) : left.Value.CompareTo(right.Value));
        var (indices, values) = (new List<int>(parts.Count), new List<double>(parts.Count));
        foreach (var (component, value) in parts)
        {
            if (indices.Count > 0 && indices[^1] == component) values[^1] += value;
            else
            {
                indices.Add(component);
                values.Add(value);
            }
        }

        var length = Math.Sqrt(values.Sum(value => value * value));
        return new(dimensions, indices.ToArray(), length > 0 ? values.Select(value => (float)(value / length)).ToArray() : new float[values.Count]);
    }

    /// <summary>Components of a vector of length 1; none where nothing was counted.</summary>
    private List<(int Component, double Value)> Unit()
    {
        occurrences.Sort();
        var parts = new List<(int Component, double Value)>();
        var squares = 0.0;
        for (var start = 0; start < occurrences.Count;)
        {
            var end = start;
            while (end < occurrences.Count && occurrences[end] == occurrences[start]) end++;
            var count = 1 + ScalarMath.Log(end - start);
            squares += count * count;
            parts.Add((occurrences[start] >> 1, (occurrences[start] & 1) == 0 ? count : -count));
            start = end;
        }

        var scale = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
        for (var i = 0; i < parts.Count; i++) parts[i] = (parts[i].Component, parts[i].Value * scale);
        return parts;
    }
}
