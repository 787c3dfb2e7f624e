#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>What a column of a loss holds of the labels that several people gave a text; m is their number, n of an option those that name it.</summary>
/// <param name="Count">What is counted.</param>
/// <param name="Option">Key of the option; null where none is meant.</param>
/// <param name="Other">Key of another option beside it; null where none is meant.</param>
public sealed record RatingColumn(RatingCount Count, string? Option = null, string? Other = null);
