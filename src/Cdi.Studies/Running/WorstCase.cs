using System.Globalization;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Two estimates, with the least and with the largest labels that texts without one may have, as one.</summary>
/// <remarks>Manski (1989); the interval from the lower end of one to the upper end of the other covers the whole set of values with at least the level
/// (Horowitz and Manski 2000), so that it needs no assumption on who could not say.</remarks>
internal static class WorstCase
{
    /// <summary>The middle of both points, with an interval that holds whatever the labels would have been. There is no test: no value is estimated.</summary>
    /// <param name="least">With the least labels.</param>
    /// <param name="most">With the largest.</param>
    public static Estimate Of(Estimate least, Estimate most)
    {
        var (low, high) = (Math.Min(least.Point, most.Point), Math.Max(least.Point, most.Point));
        var wider = least.FunctionStandardError >= most.FunctionStandardError ? least : most;
        var withheld = least.IsWithheld || most.IsWithheld;
        return wider with
        {
            Point = (low + high) / 2,
            Lower = withheld ? null : Math.Min(least.Lower ?? 0, most.Lower ?? 0),
            Upper = withheld ? null : Math.Max(least.Upper ?? 0, most.Upper ?? 0),
            CriticalValue = null,
            Statistic = null,
            NullValue = null,
            NullStandardError = null,
            PValue = null,
            EffectiveSampleSize = null,
            IsBound = true,
            Caution = string.Create(CultureInfo.InvariantCulture,
                $"between {low:G4} and {high:G4}, whatever the texts are of which nobody could say it; the point is the middle"),
        };
    }
}
