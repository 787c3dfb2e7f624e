#if CDI_RUNTIME
using Cdi.Estimation.Variance;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What holds for measures of an estimate by their kind.</summary>
public static class EstimateMeasures
{
    /// <summary>Every measure.</summary>
    public static IReadOnlyList<EstimateMeasure> All { get; } = (EstimateMeasure[])Enum.GetValues(typeof(EstimateMeasure));

    /// <summary>The word for a measure.</summary>
    /// <param name="measure">The measure.</param>
    /// <exception cref="InvalidOperationException">No such measure.</exception>
    public static string Word(this EstimateMeasure measure) => measure switch
    {
        EstimateMeasure.Point => "point",
        EstimateMeasure.Se => "se",
        EstimateMeasure.Lower => "lower",
        EstimateMeasure.Upper => "upper",
        EstimateMeasure.Width => "width",
        EstimateMeasure.HalfWidth => "half_width",
        EstimateMeasure.P => "p",
    };

    /// <summary>Whether an interval has no such number because it is open on a side.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="side">What intervals are for.</param>
    public static bool IsOpen(this EstimateMeasure measure, Alternative side) => side != Alternative.TwoSided
        && (measure is EstimateMeasure.Width or EstimateMeasure.HalfWidth
            || measure == (side == Alternative.Larger ? EstimateMeasure.Upper : EstimateMeasure.Lower));
}
