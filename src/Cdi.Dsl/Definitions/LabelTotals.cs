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

/// <summary>What labelled texts are to have in common with all texts: their weights are calibrated to these totals of the corpus.</summary>
/// <param name="Kind">How weights are changed.</param>
/// <param name="IsPlain">Whether variances take residuals by 1/π, and not by the calibrated weights.</param>
/// <param name="Written">The formula, as the author wrote it.</param>
/// <param name="Totals">The numbers that are added up.</param>
public sealed record LabelTotals(CalibrationKind Kind, bool IsPlain, string Written, EquatableArray<LabelTotal> Totals);
