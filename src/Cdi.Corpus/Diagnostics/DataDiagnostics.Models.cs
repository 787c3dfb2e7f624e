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

    /// <summary>CDI9141. Answers made elsewhere are read for a model whose labels follow from several questions.</summary>
    /// <param name="file">The answers.</param>
    /// <param name="subject">Path of the model.</param>
    /// <param name="llm">Its name.</param>
    /// <param name="questions">Names of the questions.</param>
    public static DataDiagnostic AnswersOfSeveralQuestions(string file, string subject, string llm, IReadOnlyList<string> questions) =>
        Error("CDI9141", file, subject,
            $"Labels of `llm {llm}` follow from {questions.Count} questions, and a file of answers does not say to which of them each belongs. "
                + "Nothing was read.",
            $"Name its columns in the spec, each on a line of `recorded`: `source = \"FILE\"`, `key = COLUMN`, "
                + $"{string.Join(", ", questions.Select(name => $"`{name} = COLUMN`"))}; or ask the model with `cdi label`.");

    /// <summary>CDI9160. An embedded annotator has too few labels to learn from.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the model.</param>
    /// <param name="llm">Its name.</param>
    /// <param name="teacher">Whose labels it learns.</param>
    /// <param name="isOfPeople">Whether they are those of people.</param>
    /// <param name="labels">Labels that there are.</param>
    /// <param name="fewest">Labels that it needs.</param>
    public static DataDiagnostic TooFewToLearnFrom(string file, string subject, string llm, string teacher, bool isOfPeople, int labels, int fewest) =>
        Error("CDI9160", file, subject, string.Create(CultureInfo.InvariantCulture,
            $"`llm {llm}` learns from `{teacher}`, which labelled {labels} texts; it needs {fewest} at least."),
            isOfPeople ? "Raise `budget`, or let it learn from a model." : "`cdi label` asks the model; or let it learn from people, `learn_from`.");

    /// <summary>CDI9161. The host has no such vectors of texts.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the model.</param>
    /// <param name="llm">Its name.</param>
    /// <param name="vectors">Their word in the spec.</param>
    public static DataDiagnostic NoTextVectors(string file, string subject, string llm, string vectors) => Error("CDI9161", file, subject,
        $"`llm {llm}` reads texts by `{vectors}`, whose vectors are not part of this program.",
        "Publish them, `dotnet publish src/Cdi.Embeddings -c Release -o FOLDER`, and name the folder: `CDI_EMBEDDINGS=FOLDER`. `ngram` needs nothing.");
}
