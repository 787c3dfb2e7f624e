using Cdi.Studies.Definitions;

namespace Cdi.Studies;

/// <summary>A compiled study: what the compiler emits for one spec, and all that a run needs.</summary>
/// <remarks>Implementations are stateless and safe to share between threads.</remarks>
public interface IStudy
{
    /// <summary>Every decision of the spec, defaults filled in. The same instance at every call.</summary>
    StudyDefinition Definition { get; }

    /// <summary>The text that was compiled. It may change (a comment, say) where <see cref="Definition"/> does not.</summary>
    SpecSource Spec { get; }
}
