#if CDI_RUNTIME
using Cdi.Estimation.Replays;
#else
using Cdi.Dsl.Vocabulary;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>A promise that every cell of an experiment keeps or breaks: <c>expect coverage >= 0.88</c>.</summary>
/// <param name="Measure">What is held against the bound.</param>
/// <param name="Bound">The bound.</param>
public sealed record ExpectationDefinition(MeasureKind Measure, ExpectedBound Bound);
