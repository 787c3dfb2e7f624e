namespace Cdi.Estimation.Replays;

/// <summary>A number measured by simulation, with its Monte-Carlo error.</summary>
/// <param name="Value">What was measured.</param>
/// <param name="StandardError">The standard error that is due to the finite number of trials; NaN below two trials.</param>
public readonly record struct Measure(double Value, double StandardError)
{
    /// <summary>No number.</summary>
    internal static Measure None { get; } = new(double.NaN, double.NaN);

    /// <summary>How many of some trials did something.</summary>
    /// <param name="count">Those that did.</param>
    /// <param name="trials">All; no number where there are none.</param>
    internal static Measure Share(int count, int trials)
    {
        var share = (double)count / trials;
        return new(share, Math.Sqrt(share * (1 - share) / trials));
    }

    /// <summary>The mean of values, one per trial.</summary>
    /// <param name="values">One per trial; NaN where there is none.</param>
    internal static Measure Mean(ReadOnlySpan<double> values)
    {
        var (mean, variance) = Moments(values);
        return new Measure(mean, Math.Sqrt(variance / values.Length));
    }

    /// <summary>The variance of values, one per trial; its error uses their fourth moment.</summary>
    /// <param name="values">One per trial; NaN below two.</param>
    internal static Measure Variance(ReadOnlySpan<double> values)
    {
        var (mean, variance) = Moments(values);
        var fourth = 0.0;
        foreach (var value in values) fourth += Math.Pow(value - mean, 4) / values.Length;
        double trials = values.Length;
        return new Measure(variance, Math.Sqrt(Math.Max(0, fourth - (variance * variance * (trials - 3) / (trials - 1))) / trials));
    }

    /// <summary>A smooth function of the measure, by the delta method.</summary>
    internal Measure To(double value, double derivative) => new(value, Math.Abs(derivative) * StandardError);

    private static (double Mean, double Variance) Moments(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return (double.NaN, double.NaN);
        var mean = 0.0;
        foreach (var value in values) mean += value / values.Length;
        var sum = 0.0;
        foreach (var value in values) sum += (value - mean) * (value - mean);
        return (mean, values.Length < 2 ? double.NaN : sum / (values.Length - 1));
    }
}
