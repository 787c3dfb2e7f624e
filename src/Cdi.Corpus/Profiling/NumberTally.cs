namespace Cdi.Corpus.Profiling;

/// <summary>Looks at the numbers among the values of a column.</summary>
internal sealed class NumberTally
{
    private readonly HashSet<double> distinct = [];
    private readonly HashSet<double> codes = [];
    private double minimum = double.PositiveInfinity;
    private double maximum = double.NegativeInfinity;
    private bool whole = true;
    private bool any;

    /// <summary>Takes a number; true where it is in use as a code of "no answer".</summary>
    public bool Add(double number)
    {
        any = true;
        whole &= number == Math.Truncate(number);
        if (SentinelDetector.IsCode(number))
        {
            codes.Add(number);
            return true;
        }

        minimum = Math.Min(minimum, number);
        maximum = Math.Max(maximum, number);
        if (distinct.Count <= CorpusProfile.MostValues) distinct.Add(number);
        return false;
    }

    /// <summary>The spread; null where no value is a number.</summary>
    /// <remarks>A code within reach of the other numbers is a number like them: of a scale from 1 to 10, the 7, 8 and 9.</remarks>
    public NumberSpread? Complete()
    {
        if (!any) return null;
        foreach (var code in codes.OrderBy(code => Math.Abs(code - Math.Clamp(code, Math.Min(minimum, maximum), Math.Max(minimum, maximum)))))
        {
            if (distinct.Count > 0 && code >= minimum - 1 && code <= maximum + 1) Take(code);
        }

        return new NumberSpread(minimum, maximum, distinct.Count, whole);
    }

    private void Take(double code)
    {
        if (code < 0 && minimum >= 0 && distinct.Count >= 3) return; // the only negative one is asked about
        minimum = Math.Min(minimum, code);
        maximum = Math.Max(maximum, code);
        distinct.Add(code);
    }
}
