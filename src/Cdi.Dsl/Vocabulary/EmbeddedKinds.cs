#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What holds for embedded annotators by the vectors that they learn from.</summary>
public static class EmbeddedKinds
{
    /// <summary>What stands before the word in the name of a model.</summary>
    public const string Prefix = "embedded:";

    /// <summary>Labels below which nothing is learnt.</summary>
    public const int FewestLabels = 20;

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<EmbeddedKind> All { get; } = (EmbeddedKind[])Enum.GetValues(typeof(EmbeddedKind));

    /// <summary>The word behind <see cref="Prefix"/>.</summary>
    /// <param name="kind">The kind.</param>
    /// <exception cref="InvalidOperationException">No such kind.</exception>
    public static string Word(this EmbeddedKind kind) => kind switch
    {
        EmbeddedKind.Ngram => "ngram",
        EmbeddedKind.Minilm => "minilm",
    };
}
