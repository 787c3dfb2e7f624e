#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>How the labels of one outcome had been drawn that were collected before the study.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Probability">Name in <c>CorpusDefinition.RecordedNumbers</c> of the inclusion probabilities; null for a uniform draw.</param>
public sealed record OutcomeDraw(string Outcome, string? Probability);
