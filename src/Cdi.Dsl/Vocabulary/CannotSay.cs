#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>The words by which an annotator says that a text has no label: they are an answer, and no blank.</summary>
public static class CannotSay
{
    /// <summary>As an annotator reads and writes them.</summary>
    public const string Words = "cannot say";

    /// <summary>Whether a text is these words, in whatever case, joined by blanks, underscores or hyphens.</summary>
    /// <param name="text">The text.</param>
    public static bool Is(string text)
    {
        var plain = text.Trim().Replace('_', ' ').Replace('-', ' ').ToUpperInvariant();
        return plain is "CANNOT SAY" or "CAN'T SAY" or "CAN\u2019T SAY" or "CAN NOT SAY";
    }
}
