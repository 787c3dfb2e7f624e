using Cdi.Estimation.Evaluation;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Benchmarks.Replays;

/// <summary>A cell of the table: one target by one method under one design.</summary>
/// <param name="Design">How samples were drawn.</param>
/// <param name="Generalise">What intervals speak about.</param>
/// <param name="Cell">What was measured.</param>
internal sealed record CoverageRow(SamplingDesign Design, Generalise Generalise, ReplayCell Cell)
{
    /// <summary>Whether the criterion of statistics §7 holds; a method that is not valid has nothing to hold.</summary>
    /// <param name="nominal">The level that intervals claim.</param>
    public bool Holds(double nominal) => !Cell.Method.IsValid || Cell.Coverage.Holds(nominal);
}
