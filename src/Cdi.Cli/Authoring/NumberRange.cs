namespace Cdi.Cli.Authoring;

/// <summary>The numbers of a column in brief.</summary>
/// <param name="Minimum">Smallest.</param>
/// <param name="Maximum">Largest.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Whole">Whether all are whole numbers.</param>
internal readonly record struct NumberRange(double Minimum, double Maximum, double Sum, bool Whole)
{
    /// <summary>Whether all lie in 0 … 1 and some between.</summary>
    public bool IsProbability => Minimum >= 0 && Maximum <= 1 && !Whole;

    /// <summary>The range of numbers; null where there is none. NaN is no number.</summary>
    /// <param name="numbers">The numbers.</param>
    public static NumberRange? Of(IEnumerable<double> numbers)
    {
        var (minimum, maximum, sum, whole, any) = (double.PositiveInfinity, double.NegativeInfinity, 0.0, true, false);
        foreach (var number in numbers)
        {
            if (double.IsNaN(number)) continue;
            (minimum, maximum, sum, any) = (Math.Min(minimum, number), Math.Max(maximum, number), sum + number, true);
            whole &= number == Math.Truncate(number);
        }

        return any ? new(minimum, maximum, sum, whole) : null;
    }
}
