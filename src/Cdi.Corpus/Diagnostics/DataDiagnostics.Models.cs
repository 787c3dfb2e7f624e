using System.Globalization;

namespace Cdi.Corpus;

/// <content>Models that a study asks itself.</content>
internal static partial class DataDiagnostics
{
    /// <summary>CDI9140. A model has not answered about every text.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the model.</param>
    /// <param name="llm">Its name.</param>
    /// <param name="unasked">Texts whose question has no end yet.</param>
    /// <param name="texts">Texts of the corpus.</param>
    /// <param name="key">Key of the first of them.</param>
    public static DataDiagnostic ModelNotAsked(string file, string subject, string llm, int unasked, int texts, string key) => Error("CDI9140", file, subject,
        string.Create(CultureInfo.InvariantCulture, $"`llm {llm}` has not been asked about {unasked} of {texts} texts, the first of them `{key}`."),
        "`cdi label` asks it, and `cdi label --dry-run` says what that costs; answers given earlier are read from a column: `recorded { label = column }`.");
}
