using System.Collections;

#if CDI_RUNTIME
namespace Cdi.Studies.Collections;
#else
namespace Cdi.Dsl.Collections;
#endif

/// <summary>An immutable array that compares by its elements, so that records which hold lists are equal when their lists are.</summary>
/// <typeparam name="T">Element type; compares by value itself.</typeparam>
/// <remarks>The default value is the empty array.</remarks>
#if CDI_RUNTIME
[System.Runtime.CompilerServices.CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Of))]
#endif
public readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    private readonly T[]? items;

    internal EquatableArray(T[] owned) => items = owned;

    /// <summary>The array without elements.</summary>
    public static EquatableArray<T> Empty => default;

    /// <summary>Number of elements.</summary>
    public int Count => Items.Length;

    /// <summary>Whether there is no element.</summary>
    public bool IsEmpty => Items.Length == 0;

    private T[] Items => items ?? [];

    /// <summary>The element at a position, 0-based.</summary>
    /// <exception cref="IndexOutOfRangeException">The position is not within the array.</exception>
    public T this[int index] => Items[index];

    /// <summary>An array with a copy of the given elements.</summary>
    public static implicit operator EquatableArray<T>(T[] items) => new((T[])items.Clone());

    /// <summary>Whether two arrays hold equal elements in the same order.</summary>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <summary>Whether two arrays differ in an element or in length.</summary>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other) => ReferenceEquals(items, other.items) || Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Items.Length;
        foreach (var item in Items) hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
        return hash;
    }

    /// <summary>Enumerates the elements.</summary>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();
}
