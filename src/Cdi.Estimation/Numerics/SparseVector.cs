namespace Cdi.Estimation.Numerics;

/// <summary>A vector of which few components differ from 0.</summary>
/// <remarks>Holds the given memory without copying it.</remarks>
public sealed class SparseVector
{
    /// <summary>Makes a vector.</summary>
    /// <param name="dimensions">Components, those that are 0 included; 1 or more.</param>
    /// <param name="indices">m; which components differ from 0, ascending, 0 … <paramref name="dimensions"/> − 1.</param>
    /// <param name="values">m; what they are, finite.</param>
    /// <exception cref="ArgumentException">The lengths disagree, the indices do not ascend or do not lie in the vector, or a value is not finite.</exception>
    public SparseVector(int dimensions, ReadOnlyMemory<int> indices, ReadOnlyMemory<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (indices.Length != values.Length) throw new ArgumentException("Indices and values differ in length.", nameof(values));
        var last = -1;
        foreach (var index in indices.Span)
        {
            if (index <= last || index >= dimensions) throw new ArgumentException($"Index {index} after {last} of {dimensions} dimensions.", nameof(indices));
            last = index;
        }

        foreach (var value in values.Span)
        {
            if (!float.IsFinite(value)) throw new ArgumentException("A component is not finite.", nameof(values));
        }

        (Dimensions, Indices, Values) = (dimensions, indices, values);
    }

    /// <summary>Components, those that are 0 included.</summary>
    public int Dimensions { get; }

    /// <summary>m; which components differ from 0, ascending.</summary>
    public ReadOnlyMemory<int> Indices { get; }

    /// <summary>m; what they are.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>m, the components that are held.</summary>
    public int Count => Indices.Length;

    /// <summary>The sum of the products of components; summed in the order of the components.</summary>
    /// <param name="other">A vector of as many dimensions.</param>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public double Dot(SparseVector other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Dimensions != Dimensions) throw new ArgumentException("The vectors differ in their dimensions.", nameof(other));
        var own = Indices.Span;
        var others = other.Indices.Span;
        var (i, j, sum) = (0, 0, 0.0);
        while (i < own.Length && j < others.Length)
        {
            if (own[i] == others[j]) sum += (double)Values.Span[i++] * other.Values.Span[j++];
            else if (own[i] < others[j]) i++;
            else j++;
        }

        return sum;
    }

    /// <summary>The cosine of the angle between two vectors, −1 … 1; 0 where either is zero.</summary>
    /// <param name="one">A vector.</param>
    /// <param name="other">A vector of as many dimensions.</param>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double Cosine(SparseVector one, SparseVector other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var lengths = Math.Sqrt(one.Dot(one) * other.Dot(other));
        return lengths > 0 ? Math.Clamp(one.Dot(other) / lengths, -1, 1) : 0;
    }
}
