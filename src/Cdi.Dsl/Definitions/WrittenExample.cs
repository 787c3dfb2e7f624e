#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>An example that stands in the spec.</summary>
/// <param name="Text">The text.</param>
/// <param name="Answer">Key of its option, or its number.</param>
public sealed record WrittenExample(string Text, string Answer);
