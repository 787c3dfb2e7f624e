using Cdi.Dsl.Text;

namespace Cdi.Corpus;

/// <content>Texts that prompts of a model show as examples.</content>
internal static partial class DataDiagnostics
{
    /// <summary>CDI4012. A text that prompts showed with its label was not labelled with certainty.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the declaration.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="place">The first such row.</param>
    /// <param name="fact">What is known of it, as the rest of a sentence.</param>
    /// <param name="further">Rows after the first that are like it.</param>
    public static DataDiagnostic ExamplesServeInference(
        string file, string subject, string column, string llm, RowPlace place, string fact, long further) => Error("CDI4012", file, subject,
            $"Prompts of `llm {llm}` showed {place} with its label (column {Quote(column)} is 1), and it {fact}{Further(further)}: what the model says of such "
                + "a text is no prediction.",
            "Examples are labelled with certainty before all others: give them π = 1 and their labels, or take the 1 out where a text was no example.")
            .At(place, column);

    /// <summary>CDI9164. A column that says which texts were examples holds something else than 1 and 0.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the declaration.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="place">The first such row.</param>
    /// <param name="value">Its value.</param>
    /// <param name="further">Rows after the first that are like it.</param>
    public static DataDiagnostic NoExampleMark(string file, string subject, string column, RowPlace place, double value, long further) =>
        Error("CDI9164", file, subject,
            $"Column {Quote(column)} has {Show(value)} in {place}, which says neither that prompts showed the text nor that they did not{Further(further)}.",
            "Write 1 for a text that prompts showed with its label; 0 or nothing for every other.").At(place, column);

    /// <summary>CDI9165. An example that stands in the spec is a text of the corpus.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the examples.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="text">The example.</param>
    /// <param name="column">Name of the column that holds it.</param>
    /// <param name="place">The row.</param>
    /// <param name="further">Rows after the first that are like it.</param>
    public static DataDiagnostic ExampleIsText(string file, string subject, string llm, string text, string column, RowPlace place, long further) =>
        Error("CDI9165", file, subject,
            $"The example {Quote(text)} of `llm {llm}` is a text of the corpus, {place}{Further(further)}: the model would be told what it is asked.",
            "Invent an example, or take one from elsewhere; texts of the corpus are examples by `examples = N from labelled`, which sets them apart.")
            .At(place, column);

    /// <summary>CDI9166. Texts that prompts are to show have no label yet.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the examples.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="waiting">Texts without an answer of people.</param>
    /// <param name="texts">Texts that they label for it.</param>
    public static DataDiagnostic ExamplesNotLabelled(string file, string subject, string llm, int waiting, int texts) => Error("CDI9166", file, subject,
        $"Prompts of `llm {llm}` show texts with their labels, and {Show(waiting)} of {Counted.Of(texts, "text")} that people label for it "
            + $"{(waiting == 1 ? "has" : "have")} none yet.",
        "`cdi next` writes these texts to a file to fill in, `cdi import` reads it back, and `cdi label` then asks the model.");

    /// <summary>CDI9167. Fewer texts can be shown as examples than the study says.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the examples.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="fact">What there is and what was to be, as the rest of a sentence.</param>
    public static DataDiagnostic TooFewExamples(string file, string subject, string llm, string fact) => Warning("CDI9167", file, subject,
        $"Prompts of `llm {llm}` show fewer examples than the study says: {fact}.",
        "Nothing is wrong with the estimates; a larger `pool`, settled before the first text is drawn, has more of each kind.");
}
