using Cdi.Dsl.Text;
using Cdi.Estimation.Variance;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <summary>Words of the study language for values of the runtime.</summary>
internal static class Names
{
    /// <summary>Where the corpus of a run came from.</summary>
    public static string CorpusOf(StudyResult result) => result.Corpus.IsFromMemory
        ? "rows given by a program, not read from " + UrlSecrets.HideIn(result.Definition.Corpus.Source)
        : UrlSecrets.HideIn(result.Definition.Corpus.Source);

    public static string Of(Generalise generalise) => generalise switch
    {
        Generalise.Corpus => "corpus",
        Generalise.Population => "population",
        _ => throw new ArgumentOutOfRangeException(nameof(generalise), generalise, "No such target of inference."),
    };
}
