#if CDI_RUNTIME
namespace Cdi.Studies.Collections;
#else
namespace Cdi.Dsl.Collections;
#endif

/// <summary>Creates arrays that compare by their elements.</summary>
public static class EquatableArray
{
    /// <summary>An array with a copy of the given elements.</summary>
    public static EquatableArray<T> Create<T>(params T[] items)
        => items;

    /// <summary>An array with the elements of a sequence.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        => new(items.ToArray());

#if CDI_RUNTIME
    /// <summary>An array with a copy of the given elements: what a list in brackets becomes.</summary>
    public static EquatableArray<T> Of<T>(ReadOnlySpan<T> items)
        => new(items.ToArray());
#endif
}
