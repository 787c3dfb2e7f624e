using Cdi.Dsl.Text;

namespace Cdi.Corpus;

/// <content>Labels that are not independent of each other.</content>
internal static partial class DataDiagnostics
{
    /// <summary>CDI9030. A model agrees with humans in every one of many labelled texts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the model's recorded label.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="human">Name of the annotators.</param>
    /// <param name="texts">Texts that both labelled.</param>
    /// <param name="relation">How they agree.</param>
    /// <param name="isColumn">Whether the model's answers are a column of the file; otherwise the study asked for them or read them from elsewhere.</param>
    public static DataDiagnostic ModelEqualsHumans(
        string file, string subject, string llm, string human, long texts, LabelRelation relation, bool isColumn) =>
        Error("CDI9030", file, subject,
            Agreement(llm, human, texts, relation),
            $"{Exchanged(relation)}{Own(isColumn)} A model that is right in 99.5 % of all texts does this with "
                + $"probability {Show(Math.Pow(0.995, texts))}").Acceptable(": where its answers are its own, ", "its `label`");

    /// <summary>CDI9031. A model agrees with humans in every one of a few labelled texts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the model's recorded label.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="human">Name of the annotators.</param>
    /// <param name="texts">Texts that both labelled.</param>
    /// <param name="relation">How they agree.</param>
    /// <param name="isColumn">Whether the model's answers are a column of the file; otherwise the study asked for them or read them from elsewhere.</param>
    public static DataDiagnostic ModelEqualsHumansInFew(
        string file, string subject, string llm, string human, long texts, LabelRelation relation, bool isColumn) =>
        Warning("CDI9031", file, subject,
            Agreement(llm, human, texts, relation),
            $"{Exchanged(relation)}Check that {(isColumn ? "the column holds the model's own answers" : "its answers are its own")}; a model that is right in "
                + $"95 % of all texts does this with probability {Show(Math.Pow(0.95, texts))}.");

    /// <summary>CDI9032. A declared column says, row by row, what humans said, or nearly so; or a confidence parts, within each of its model's labels, all
    /// answers that humans contradict from all that they confirm.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the column, or of a model's confidence.</param>
    /// <param name="name">Its name.</param>
    /// <param name="relation">How it follows from the labels: <c>equals</c>, <c>recodes</c>, <c>is a linear function of</c>.</param>
    /// <param name="human">Name of the annotators.</param>
    /// <param name="texts">Labelled texts compared; of a confidence that knows the errors, those where people and model differ.</param>
    /// <param name="near">How nearly it says the same, a warning; null where it does in every text, an error.</param>
    /// <param name="errors">How a confidence parts wrong answers from right ones; null where it says what people said.</param>
    public static DataDiagnostic ColumnEqualsHumans(
        string file, string subject, string name, string relation, string human, long texts, NearCopy? near = null, KnownErrors? errors = null)
    {
        var found = (near, errors) switch
        {
            (_, { } known) => ConfidenceKnowsErrors(file, subject, human, texts, known),
            ({ } but, _) => Warning("CDI9032", file, subject,
                $"{Quote(name)} says what {Quote(human)} said of {Show(but.Same)} of {Show(texts)} labelled texts, also of {Show(but.Known)} of the "
                    + $"{Show(but.Errors)} where {Quote(but.Llm)} is wrong: where it was filled from labels it knows the answer, and intervals are too narrow.",
                "Leave the column out where labels went into it."),
            _ => Error("CDI9032", file, subject,
                $"{Quote(name)} {relation} the labels of {Quote(human)} in all {Show(texts)} labelled texts: as a covariate, predictor or part of a prompt it "
                    + "would know the answer.",
                "Leave the column out."),
        };
        return found.Acceptable(" Where it was known before anybody labelled, ", "it");
    }

    private static DataDiagnostic ConfidenceKnowsErrors(string file, string subject, string human, long wrong, KnownErrors known)
    {
        var message = $"Within each label of {Quote(known.Llm)}, its confidence parts all {Show(wrong)} answers that {Quote(human)} contradict from the "
            + $"{Counted.Of(known.Right, "answer")} that they confirm: where it was computed with people's labels it knows the answer, and intervals are too "
            + "narrow.";
        var hint = $"Leave `confidence` out. One that ranks {Show(100 * known.Discrimination)} % of such pairs rightly does this with probability "
            + $"{Show(known.Chance)}.";
        return known.IsStrong ? Error("CDI9032", file, subject, message, hint) : Warning("CDI9032", file, subject, message, hint);
    }

    private static string Agreement(string llm, string human, long texts, LabelRelation relation) => relation switch
    {
        LabelRelation.Equal => $"The labels of {Quote(llm)} equal those of {Quote(human)} in all {Show(texts)} texts that both labelled.",
        LabelRelation.Renamed => $"Each label of {Quote(human)} goes with one label of {Quote(llm)}, not always the same, and each of {Quote(llm)} with one of "
            + $"{Quote(human)}, in all {Show(texts)} texts that both labelled.",
        LabelRelation.Linear => $"The labels of {Quote(llm)} are a linear function of those of {Quote(human)} in all {Show(texts)} texts that both labelled.",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "Not a relation of labels."),
    };

    private static string Own(bool isColumn) => isColumn
        ? "If the column was merged from both, name the model's own answers."
        : "If its answers were read from a file that people's labels went into, take those that it gave.";

    private static string Exchanged(LabelRelation relation) =>
        relation == LabelRelation.Renamed ? "Where a map exchanges two options, correct it. " : "";
}
