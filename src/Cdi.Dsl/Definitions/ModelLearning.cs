#if !CDI_RUNTIME
using Cdi.Dsl.Vocabulary;

#endif
#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>How an embedded annotator comes to its answers: it is asked nothing, and learns.</summary>
public sealed record ModelLearning
{
    /// <summary>The vectors of texts that it learns from.</summary>
    public required EmbeddedKind Vectors { get; init; }

    /// <summary>Whose labels it learns: name of another model, or of human annotators.</summary>
    public required string Teacher { get; init; }

    /// <summary>Whether they are those of people, which estimates correct it by.</summary>
    public bool FromPeople { get; init; }
}
