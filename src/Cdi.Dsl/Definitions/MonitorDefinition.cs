#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>A corpus that arrives in batches, and whether models err in later ones as in the first.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="By">The column whose values are the batches, in their order.</param>
/// <param name="Reference">The first batches, with which others are compared; 1 or more.</param>
/// <param name="Detect">The change of an error rate for which labels are counted, in (0, 1); null for none.</param>
public sealed record MonitorDefinition(string Name, string Documentation, string Outcome, string By, int Reference, double? Detect);
