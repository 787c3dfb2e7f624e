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

    /// <summary>CDI9141. Answers made elsewhere are read for a model whose labels follow from several questions, and nothing says which they
    /// answer.</summary>
    /// <param name="file">The answers.</param>
    /// <param name="subject">Path of the model.</param>
    /// <param name="llm">Its name.</param>
    /// <param name="questions">Names of the questions.</param>
    public static DataDiagnostic AnswersOfSeveralQuestions(string file, string subject, string llm, IReadOnlyList<string> questions) =>
        Error("CDI9141", file, subject,
            $"Labels of `llm {llm}` follow from {questions.Count} questions, and nothing says which of them this file answers. Nothing was read.",
            $"Name it, {string.Join(" or ", questions.Select(name => $"`--question {name}`"))}; or give the answers in a table with columns of these names.");

    /// <summary>CDI9230. Too few people labelled enough texts for a test whether a model may take their place.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the setting.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="human">Name of the people.</param>
    /// <param name="people">People that it takes.</param>
    /// <param name="texts">Texts of each that it takes.</param>
    public static DataDiagnostic TooFewToReplace(string file, string subject, string llm, string human, int people, int texts) =>
        Warning("CDI9230", file, subject, string.Create(CultureInfo.InvariantCulture,
            $"Whether `llm {llm}` may take the place of one of `human {human}` is not tested: fewer than {people} people have {texts} texts that somebody "
                + $"else labelled and the model answered."),
        "Let at least three people label the same 50 to 100 texts, or leave `alternative_test` out.");

    /// <summary>CDI9300. A model whose errors are explained has no answer to some texts, which are not counted.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="unanswered">Texts without an answer.</param>
    /// <param name="texts">Texts of the corpus.</param>
    public static DataDiagnostic ErrorsOfAnsweredTexts(string file, string subject, string llm, int unanswered, int texts) =>
        Warning("CDI9300", file, subject, string.Create(CultureInfo.InvariantCulture,
            $"`llm {llm}` gave no answer to {unanswered} of {texts} texts, which have no error and are not counted: the estimate is that of the others."),
            "Ask the model again, or read the estimate as one of the texts that it answers.");

    /// <summary>CDI9301. No labelled text has an answer of the model whose errors are explained.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="llm">Name of the model.</param>
    public static DataDiagnostic NoErrorKnown(string file, string subject, string method, string llm) => Error("CDI9301", file, subject,
        $"`{method}` knows no error of `llm {llm}`: no text that people labelled has an answer of it.",
        "Label texts that the model answered, or check the column of its answers and its map.");

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
    /// <param name="subject">Path of what reads texts.</param>
    /// <param name="reader">What it is called.</param>
    /// <param name="vectors">Their word in the spec.</param>
    public static DataDiagnostic NoTextVectors(string file, string subject, string reader, string vectors) => Error("CDI9161", file, subject,
        $"`{reader}` reads texts by `{vectors}`, whose vectors are not part of this program.",
        "Publish them, `dotnet publish src/Cdi.Embeddings -c Release -r linux-x64 -o FOLDER`, and name the folder: `CDI_EMBEDDINGS=FOLDER`. "
            + "`ngram` needs nothing.");

    /// <summary>CDI9400. A model that a method reads has answered no text.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the model.</param>
    /// <param name="llm">Its name.</param>
    /// <param name="method">The first method that reads it.</param>
    public static DataDiagnostic SilentModel(string file, string subject, string llm, string method) => Warning("CDI9400", file, subject,
        $"`llm {llm}` answers no text, so that `{method}` knows no more than people's labels say.",
        "Correct the column or the map of `recorded`, or estimate from people's labels alone: `method = human_only`.");

    /// <summary>CDI9168. What stands in the columns of probabilities is none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="place">The first such row.</param>
    /// <param name="sum">Their sum; NaN where one is missing.</param>
    public static DataDiagnostic NoProbabilities(string file, string subject, string llm, RowPlace place, double sum) => Error("CDI9168", file, subject,
        double.IsNaN(sum) ? $"`llm {llm}` has a label and lacks the probability of an option."
            : string.Create(CultureInfo.InvariantCulture, $"The probabilities that `llm {llm}` gives the options sum to {sum:0.####}, and not to 1."),
        "Name a column for each option, in their order; a text without an answer has neither label nor probabilities.").At(place);

    /// <summary>CDI9169. Labels are not the most probable options.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="texts">Texts where that is so.</param>
    /// <param name="answered">Texts with a label.</param>
    /// <param name="first">The first of them.</param>
    public static DataDiagnostic LabelNotMostProbable(string file, string subject, string llm, int texts, int answered, RowPlace first) =>
        Warning("CDI9169", file, subject, string.Create(CultureInfo.InvariantCulture,
            $"In {texts} of {answered} texts the label of `llm {llm}` is not its most probable option, which stands in its place."),
            "Are the columns named in the order of the options? A label that was sampled may be another one.").At(first);
}
