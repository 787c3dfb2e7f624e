using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;

namespace Cdi.Estimation.Replays;

/// <summary>What one trial gave for one target by one method: the numbers of which measures are made. A number that is not there is NaN.</summary>
/// <param name="Point">The estimate, on the reported scale; NaN where the data allowed none.</param>
/// <param name="StandardError">Its standard error, on the reported scale.</param>
/// <param name="FunctionStandardError">Its standard error on the scale of the target's function.</param>
/// <param name="Lower">Lower end of the interval; NaN where withheld.</param>
/// <param name="Upper">Upper end of the interval; NaN where withheld.</param>
/// <param name="VariancePerRow">Σ, by which an interval is as exact as a solution.</param>
/// <param name="NullValue">The value tested, on the reported scale.</param>
/// <param name="PValue">The p-value.</param>
/// <param name="Lambda">λ.</param>
public readonly record struct ReplayedEstimate(
    double Point, double StandardError, double FunctionStandardError, double Lower, double Upper, double VariancePerRow, double NullValue, double PValue,
    double Lambda)
{
    /// <summary>Numbers of one estimate.</summary>
    public const int Numbers = 9;

    /// <summary>A trial in which the data allowed no estimate.</summary>
    public static ReplayedEstimate None { get; } =
        new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Whether there is an estimate.</summary>
    public bool Exists => !double.IsNaN(Point);

    /// <summary>Whether there is an estimate without an interval.</summary>
    public bool IsWithheld => Exists && double.IsNaN(Lower);

    /// <summary>Whether something is tested.</summary>
    public bool IsTested => !double.IsNaN(PValue);

    /// <summary>The numbers of an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="lambda">λ of its fit; that of the estimate, where it has its own.</param>
    public static ReplayedEstimate Of(TargetEstimate estimate, double lambda)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return new(estimate.Point, estimate.StandardError, estimate.FunctionStandardError, estimate.Lower ?? double.NaN, estimate.Upper ?? double.NaN,
            estimate.VariancePerRow ?? double.NaN, estimate.NullValue ?? double.NaN, estimate.PValue ?? double.NaN, estimate.Weight ?? lambda);
    }

    /// <summary>The estimate of these numbers, in their order.</summary>
    /// <param name="numbers">As many as <see cref="Numbers"/>.</param>
    public static ReplayedEstimate Of(ReadOnlySpan<double> numbers) =>
        new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7], numbers[8]);

    /// <summary>Writes the numbers in their order.</summary>
    /// <param name="numbers">Room for <see cref="Numbers"/>.</param>
    public void CopyTo(Span<double> numbers)
    {
        (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]) = (Point, StandardError, FunctionStandardError, Lower, Upper);
        (numbers[5], numbers[6], numbers[7], numbers[8]) = (VariancePerRow, NullValue, PValue, Lambda);
    }

    /// <summary>Whether the interval holds a value, up to the precision of a solution; false where there is none.</summary>
    /// <param name="value">On the reported scale.</param>
    /// <param name="scale">The scale of the target.</param>
    public bool Holds(double value, Scale scale) =>
        !double.IsNaN(Lower) && TargetEstimate.Holds(scale, Lower, Upper, double.IsNaN(VariancePerRow) ? null : VariancePerRow, value);
}
