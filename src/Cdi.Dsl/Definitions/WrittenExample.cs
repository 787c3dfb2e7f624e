#if CDI_RUNTIME
using Cdi.Studies.Collections;
#else
using Cdi.Dsl.Collections;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>An example that stands in the spec.</summary>
/// <param name="Text">The text.</param>
/// <param name="Answer">Key of its option, or its number; empty where labels follow from several questions.</param>
public sealed record WrittenExample(string Text, string Answer)
{
    /// <summary>Keys of its answers to the questions from which labels follow, in their order, each empty where it has none; empty where the label is asked
    /// for itself.</summary>
    public EquatableArray<string> Answers { get; init; }
}
