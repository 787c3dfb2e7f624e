using Cdi.Dsl.Text;

namespace Cdi.Corpus;

/// <content>Labels in files of their own.</content>
internal static partial class DataDiagnostics
{
    private const int MostKeys = 5;

    /// <summary>CDI9150. Keys of a file of labels are those of no text.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the block.</param>
    /// <param name="keys">The keys, at least one.</param>
    /// <param name="hasKeep">Whether the study leaves rows of the corpus out.</param>
    public static DataDiagnostic KeysWithoutText(string file, string subject, IReadOnlyList<string> keys, bool hasKeep) => Warning("CDI9150", file, subject,
        $"{Counted.Of(keys.Count, "key")} of the labels {(keys.Count == 1 ? "is that" : "are those")} of no text{(hasKeep ? " that `keep` keeps" : "")}: "
            + $"{QuoteAll(keys, MostKeys)}.",
        "Their labels count for nothing. Where they should, compare how both files write keys: blanks and leading zeros count.").Acceptable(
            " Where they belong to other texts, ", "the block");

    /// <summary>CDI9151. Texts are labelled twice, and alike.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the block.</param>
    /// <param name="keys">The keys, at least one.</param>
    /// <param name="hasAnnotators">Whether the file says who gave each label.</param>
    public static DataDiagnostic LabelledTwice(string file, string subject, IReadOnlyList<string> keys, bool hasAnnotators) => Warning("CDI9151", file, subject,
        $"{Counted.Of(keys.Count, "key")} {(keys.Count == 1 ? "stands" : "stand")} more than once{(hasAnnotators ? " with one annotator" : "")}, with the "
            + $"same label: {QuoteAll(keys, MostKeys)}.",
        "Each counts once." + (hasAnnotators ? "" : " Where several people labelled a text, name their column: `annotator = column`.")).Acceptable(
            " Where rows were written twice, ", "the block");

    /// <summary>CDI9152. Two labels of one text contradict each other.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>key</c>.</param>
    /// <param name="key">The key.</param>
    /// <param name="first">The earlier row.</param>
    /// <param name="second">The later row.</param>
    /// <param name="before">What the earlier row says.</param>
    /// <param name="now">What the later row says.</param>
    /// <param name="hasAnnotators">Whether the file says who gave each label.</param>
    public static DataDiagnostic LabelsContradict(
        string file, string subject, string key, RowPlace first, RowPlace second, string before, string now, bool hasAnnotators) =>
        Error("CDI9152", file, subject,
            $"{Quote(key)} is {Quote(before)} in {first} and {Quote(now)} in {second}{(hasAnnotators ? ", of one annotator" : "")}.",
            hasAnnotators ? "An annotator says one thing of a text: keep one of the rows."
                : "Keep one of the rows; where several people labelled each text, name their column: `annotator = column`.").At(second);

    /// <summary>The same, of further rows as well.</summary>
    internal static DataDiagnostic AndMore(this DataDiagnostic diagnostic, int further) =>
        diagnostic.Code == "CDI9152" ? diagnostic with { Message = diagnostic.Message[..^1] + Further(further) + "." } : diagnostic;

    /// <summary>CDI9153. No row of a file of labels is about a text of the corpus.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>key</c>.</param>
    /// <param name="column">Name of the column of keys.</param>
    /// <param name="keys">How many keys there are.</param>
    /// <param name="key">The first of them.</param>
    /// <param name="text">The key of the first text.</param>
    public static DataDiagnostic NoKeyMatches(string file, string subject, string column, int keys, string key, string text) => Error("CDI9153", file, subject,
        keys == 1 ? $"The key in column {Quote(column)}, {Quote(key)}, is that of no text."
            : $"None of the {Show(keys)} keys in column {Quote(column)} is that of a text: the first is {Quote(key)}, and the first text has {Quote(text)}.",
        "Name the column that holds the values of the corpus's `key`; blanks and leading zeros count.") with { Column = column };

    /// <summary>CDI9134. A row of a file does not say whose answer it is, and a text takes answers of several annotators.</summary>
    /// <param name="file">The answers.</param>
    /// <param name="subject">Path of the annotators.</param>
    /// <param name="place">The first such row.</param>
    /// <param name="key">Its key.</param>
    /// <param name="further">Further rows of which the same holds.</param>
    public static DataDiagnostic NobodysAnswer(string file, string subject, RowPlace place, string key, int further) => Error("CDI9134", file, subject,
        $"{Quote(key)} in {place} has an answer and no annotator{Further(further)}. Nothing was read.",
        "Fill in the column `annotator`: each text takes answers of several people, who are told apart by it.").At(place, "annotator");

    /// <summary>CDI9135. A correction leaves answers from which no label follows.</summary>
    /// <param name="file">The answers.</param>
    /// <param name="subject">Path of the annotators.</param>
    /// <param name="place">The row.</param>
    /// <param name="key">Its key.</param>
    /// <param name="columns">Headers of the columns that have no answer yet.</param>
    public static DataDiagnostic LabelUndone(string file, string subject, RowPlace place, string key, IReadOnlyList<string> columns) => Error("CDI9135", file,
        subject, $"With the answers in {place} no label of {Quote(key)} follows any more: {string.Join(" and ", columns.Select(Quote))} {(
            columns.Count == 1 ? "was" : "were")} not needed before. Nothing was read.",
        "Answer that as well, in the same row: a text that has been labelled keeps a label.").At(place, columns.Count > 0 ? columns[0] : "key");
}
