using System.Globalization;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <content>Annotators that learn instead of being asked.</content>
public static partial class AnnotationDiagnostics
{
    /// <summary>CDI4061. A setting says how a model is asked that is asked nothing.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="name">Its word.</param>
    /// <param name="model">The name of the model as written.</param>
    public static Diagnostic SettingOfAsking(Place place, string name, string model) => Error("CDI4061", place,
        $"`{name}` says nothing of \"{model}\", which is not asked: it learns labels, costs nothing, and answers about every text.",
        "Leave it out; `learn_from` names whose labels it learns.");

    /// <summary>CDI4062. An embedded model has nobody to learn from.</summary>
    /// <param name="place">The setting, or the block.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="reason">Why, as the rest of a sentence.</param>
    /// <param name="hint">The remedy.</param>
    public static Diagnostic NoTeacher(Place place, string llm, string reason, string hint) => Error("CDI4062", place,
        $"`llm {llm}` has nobody to learn from, because {reason}.", hint);

    /// <summary>CDI4063. A design goes by what a model says that has nothing to learn from before the first round.</summary>
    /// <param name="place">The burn-in, the design, or the block.</param>
    /// <param name="design">Its word.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="human">Name of the people whose labels it learns.</param>
    /// <param name="known">Labels before the first round that goes by its errors.</param>
    public static Diagnostic DesignBeforePupil(Place place, string design, string llm, string human, decimal known) => Error("CDI4063", place,
        $"`design = {design}` draws by the errors of `llm {llm}`, which learns from `{human}`: before the first round it knows "
            + $"{known.ToString("0.##", CultureInfo.InvariantCulture)} labels, and {EmbeddedKinds.FewestLabels} are the fewest to learn from.",
        $"Raise `burn_in` to {EmbeddedKinds.FewestLabels} labels or more, use `design = uniform` or `leverage`, or let it learn from another model.");

    /// <summary>CDI4064. No embedded model has this name.</summary>
    /// <param name="place">The name.</param>
    /// <param name="word">What stands behind the colon.</param>
    public static Diagnostic UnknownEmbedded(Place place, string word)
    {
        var known = EmbeddedKinds.All.Select(kind => kind.Word()).ToList();
        return Error("CDI4064", place, $"There is no embedded model \"{word}\".",
            (NearestName.Find(word, known) is { } nearest ? $"Nearest \"{EmbeddedKinds.Prefix}{nearest}\"; known" : "Known")
                + $": {string.Join(", ", known.Select(name => $"\"{EmbeddedKinds.Prefix}{name}\""))}.");
    }

    /// <summary>CDI4065. A model is to learn from texts, and the study knows none.</summary>
    /// <param name="place">The model.</param>
    /// <param name="llm">Its name.</param>
    /// <param name="corpus">Name of the corpus.</param>
    public static Diagnostic NothingToLearnFrom(Place place, string llm, string corpus) => Error("CDI4065", place,
        $"`llm {llm}` learns from the texts of corpus `{corpus}`, which declares none.",
        "Declare it: `body: text from column`.");
}
