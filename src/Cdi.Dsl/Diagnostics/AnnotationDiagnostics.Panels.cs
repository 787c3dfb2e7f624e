using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <content>Several models as one annotator, and probabilities of all options.</content>
public static partial class AnnotationDiagnostics
{
    /// <summary>CDI4066. Models that cannot answer together.</summary>
    /// <param name="place">The member, or the list.</param>
    /// <param name="llm">Name of the panel.</param>
    /// <param name="reason">Why, as the rest of a sentence.</param>
    /// <param name="hint">The remedy.</param>
    public static Diagnostic NoPanel(Place place, string llm, string reason, string hint) => Error("CDI4066", place,
        $"`llm {llm}` is no panel of models, because {reason}.", hint);

    /// <summary>CDI4067. A setting says how a model is asked, of several models that say it themselves.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="name">Its word.</param>
    /// <param name="llm">Name of the panel.</param>
    public static Diagnostic SettingOfMembers(Place place, string name, string llm) => Error("CDI4067", place,
        $"`{name}` says nothing of `llm {llm}`, which is asked nothing itself: its answers are made of those of its members, and its confidence is the share "
            + "of them that agree.",
        "Leave it out, or say it in the `llm` block of a member.");

    /// <summary>CDI4068. A model gives no probabilities of all options.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="reason">Why, as the rest of a sentence.</param>
    /// <param name="hint">The remedy.</param>
    public static Diagnostic NoDistribution(Place place, string llm, string reason, string hint) => Error("CDI4068", place,
        $"`llm {llm}` has no distribution over options, because {reason}.", hint);
}
