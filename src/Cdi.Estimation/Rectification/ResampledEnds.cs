namespace Cdi.Estimation.Rectification;

/// <summary>How order statistics of resampled values become the ends of an interval, on the scale of the target's function.</summary>
/// <param name="values">B values, ascending.</param>
internal abstract class ResampledEnds(double[] values)
{
    // (B + 1)t is meant to be whole where it is whole in decimals.
    private const double RoundingOfPlaces = 1e-9;

    /// <summary>B.</summary>
    protected int Count => values.Length;

    /// <summary>The lower end that leaves a share of the tests to its left; null where none is left of the values.</summary>
    /// <param name="tail">The share, in (0, 1).</param>
    public abstract double? Lower(double tail);

    /// <summary>The upper end.</summary>
    /// <param name="tail">The share beyond it.</param>
    public abstract double? Upper(double tail);

    /// <summary>The smallest tail at which the lower end lies above a value.</summary>
    public abstract double TailBelow(double value);

    /// <summary>The smallest tail at which the upper end lies below a value.</summary>
    public abstract double TailAbove(double value);

    /// <summary>The k-th value, k the whole part of (B + 1) times a share; null where k is 0 or beyond the last.</summary>
    protected double? FromBelow(double share) => Place(share) is int place ? values[place - 1] : null;

    /// <summary>The k-th value from above.</summary>
    protected double? FromAbove(double share) => Place(share) is int place ? values[^place] : null;

    /// <summary>(1 + number of values at or below a value)/(1 + B).</summary>
    protected double ShareUpTo(double value) => (1 + values.Count(each => each <= value)) / (1.0 + values.Length);

    /// <summary>(1 + number of values at or above a value)/(1 + B).</summary>
    protected double ShareFrom(double value) => (1 + values.Count(each => each >= value)) / (1.0 + values.Length);

    /// <summary>The number of values below a value.</summary>
    protected int CountBelow(double value) => values.Count(each => each < value);

    private int? Place(double share)
    {
        var place = ((values.Length + 1) * share) + RoundingOfPlaces;
        return place >= 1 && place < values.Length + 1 ? (int)place : null;
    }
}
