#if CDI_RUNTIME
using Cdi.Studies.Collections;
#else
using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>Totals that the population is known to have, to which the weights of the corpus are calibrated.</summary>
/// <param name="Kind">How weights are changed.</param>
/// <param name="Totals">The totals, in the order of the spec.</param>
public sealed record PopulationTotals(CalibrationKind Kind, EquatableArray<PopulationTotal> Totals);
