#if !CDI_RUNTIME
using Cdi.Dsl.Vocabulary;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>What the primary estimate of a study is expected to show: <c>expect half_width &lt;= 0.05</c>.</summary>
/// <param name="Measure">What is held against the bound.</param>
/// <param name="Bound">The bound.</param>
public sealed record EstimateExpectation(EstimateMeasure Measure, ExpectedBound Bound);
