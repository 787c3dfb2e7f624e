using Cdi.Estimation.Sampling;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Results;

/// <summary>The group, or the option, that an estimate is about, and how much of the corpus it is.</summary>
/// <param name="Cell">Which of the groups, or options, that its estimand asks about.</param>
/// <param name="Texts">Texts of the group in the corpus; of an option all texts.</param>
/// <param name="Labels">Labelled texts of the group.</param>
public sealed record CellFacts(EstimandCell Cell, int Texts, Labels Labels);
