using System.Globalization;

#if CDI_RUNTIME
namespace Cdi.Estimation.Sampling;
#else
namespace Cdi.Dsl.Units;
#endif

/// <summary>A number of human labels, the unit of budgets and burn-ins.</summary>
/// <remarks>One label is one row labelled for every annotated variable of the study.</remarks>
/// <param name="Count">Labels; not negative in any valid plan.</param>
public readonly record struct Labels(int Count) : IComparable<Labels>
{
    /// <summary>No labels.</summary>
    public static Labels None => default;

    /// <summary>The sum of two numbers of labels.</summary>
    public static Labels operator +(Labels left, Labels right) => new(left.Count + right.Count);

    /// <summary>The difference of two numbers of labels.</summary>
    public static Labels operator -(Labels left, Labels right) => new(left.Count - right.Count);

    /// <summary>Whether <paramref name="left"/> is fewer labels than <paramref name="right"/>.</summary>
    public static bool operator <(Labels left, Labels right) => left.Count < right.Count;

    /// <summary>Whether <paramref name="left"/> is more labels than <paramref name="right"/>.</summary>
    public static bool operator >(Labels left, Labels right) => left.Count > right.Count;

    /// <summary>Whether <paramref name="left"/> is at most as many labels as <paramref name="right"/>.</summary>
    public static bool operator <=(Labels left, Labels right) => left.Count <= right.Count;

    /// <summary>Whether <paramref name="left"/> is at least as many labels as <paramref name="right"/>.</summary>
    public static bool operator >=(Labels left, Labels right) => left.Count >= right.Count;

    /// <inheritdoc/>
    public int CompareTo(Labels other) => Count.CompareTo(other.Count);

    /// <summary>The number with its unit, as a specification writes it: <c>1 label</c>, <c>500 labels</c>.</summary>
    public override string ToString() => Count.ToString(CultureInfo.InvariantCulture) + (Count == 1 ? " label" : " labels");
}
