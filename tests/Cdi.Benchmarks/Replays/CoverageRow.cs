using Cdi.Estimation.Designs;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Benchmarks.Replays;

/// <summary>A cell of the table: one target by one method under one design.</summary>
/// <param name="Design">How samples were drawn.</param>
/// <param name="Generalise">What intervals speak about.</param>
/// <param name="Judged">What was measured.</param>
internal sealed record CoverageRow(SamplingDesign Design, Generalise Generalise, JudgedCell Judged)
{
    /// <summary>What was measured.</summary>
    public ReplayCell Cell => Judged.Cell;
}
