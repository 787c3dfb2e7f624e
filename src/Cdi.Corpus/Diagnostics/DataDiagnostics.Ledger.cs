using System.Globalization;
using Cdi.Dsl.Text;

namespace Cdi.Corpus;

/// <content>Labels that a study collects: its ledger, and the files that people fill in.</content>
internal static partial class DataDiagnostics
{
    /// <summary>CDI9120. The ledger of the study cannot be opened, read or written.</summary>
    /// <param name="file">The ledger.</param>
    /// <param name="subject">Path of the sampling.</param>
    /// <param name="fact">What was found, as a sentence without a full stop.</param>
    /// <param name="remedy">The remedy.</param>
    public static DataDiagnostic LedgerUnusable(string file, string subject, string fact, string remedy) => Error("CDI9120", file, subject,
        $"The ledger of the study cannot be used: {fact}.", remedy);

    /// <summary>CDI9121. The ledger is not what was written.</summary>
    /// <param name="file">The ledger.</param>
    /// <param name="subject">Path of the sampling.</param>
    /// <param name="fact">What was found, as a sentence without a full stop.</param>
    /// <param name="remedy">What can be done; null for a copy and the files with answers.</param>
    public static DataDiagnostic LedgerDamaged(string file, string subject, string fact, string? remedy = null) => Error("CDI9121", file, subject,
        $"The ledger of the study is damaged: {fact}.",
        remedy ?? "Put a copy from before the damage in its place, and import the files with answers again: those that it holds already change nothing.");

    /// <summary>CDI9122. Another process uses the ledger.</summary>
    /// <param name="file">The ledger.</param>
    /// <param name="subject">Path of the sampling.</param>
    /// <param name="fact">What was found, as a sentence without a full stop.</param>
    /// <param name="remedy">What can be done.</param>
    public static DataDiagnostic LedgerBusy(string file, string subject, string fact, string remedy) => Error("CDI9122", file, subject,
        $"Nothing was written to the ledger of the study: {fact}.", remedy);

    /// <summary>CDI9123. The study is no longer what its ledger began with.</summary>
    /// <param name="file">The ledger.</param>
    /// <param name="subject">Path of what differs.</param>
    /// <param name="fact">What differs, as the rest of a sentence.</param>
    public static DataDiagnostic LedgerOfOtherStudy(string file, string subject, string fact) => Error("CDI9123", file, subject,
        $"The labels of this ledger were collected for another study: {fact}.",
        "Put it back as it was; for a new sample, give the spec a new file name, with which it gets a ledger of its own. Report, methods, `alpha` and further "
            + "estimands may change.");

    /// <summary>CDI9124. The sample of a live study is not complete.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the sampling.</param>
    /// <param name="answered">Texts answered.</param>
    /// <param name="asked">Texts asked.</param>
    /// <param name="budget">Labels of the budget.</param>
    /// <param name="rounds">Rounds drawn.</param>
    public static DataDiagnostic SampleIncomplete(string file, string subject, int answered, int asked, int budget, int rounds) => Error(
        "CDI9124", file, subject,
        asked == 0
            ? $"Nobody has been asked yet: the sample of {Counted.Of(budget, "label")} is still to be drawn."
            : $"The sample is not complete: {Counted.Of(asked, "text")} asked in {Counted.Of(rounds, "round")}, {Show(answered)} answered, "
                + $"{Show(budget)} in the budget.",
        asked == 0 ? "`cdi next` draws the first texts and writes them to a file to fill in."
            : answered < asked ? "Fill in the file that `cdi next` writes, and read it back with `cdi import`; `cdi status` shows what is left."
            : "`cdi next` draws the texts of the next round.");

    /// <summary>CDI9125. A program runs a study that collects its labels, and gives it no ledger.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the annotators.</param>
    /// <param name="human">Their name.</param>
    public static DataDiagnostic NoLedger(string file, string subject, string human) => Error("CDI9125", file, subject,
        $"The labels of `human {human}` are collected by a ledger, and a run without `Ledgers` has none.",
        "Set `StudyRunOptions.Ledgers`; `cdi run` keeps the ledger beside the spec.");

    /// <summary>CDI9126. A command that collects labels is given a study that has them.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the annotators.</param>
    /// <param name="human">Their name.</param>
    public static DataDiagnostic NothingToCollect(string file, string subject, string human) => Error("CDI9126", file, subject,
        $"The labels of `human {human}` are recorded in the corpus: nobody is to be asked.",
        "Run the study with `cdi run`, or leave `recorded` out to collect labels.");

    /// <summary>CDI9127. A file of answers names a text that was not asked about.</summary>
    /// <param name="file">The answers.</param>
    /// <param name="subject">Path of the annotators.</param>
    /// <param name="place">The first such row.</param>
    /// <param name="key">Its key.</param>
    /// <param name="further">Further rows of which the same holds.</param>
    /// <param name="exists">Whether the corpus has a text of that key.</param>
    public static DataDiagnostic KeyNotAsked(string file, string subject, RowPlace place, string key, int further, bool exists) => Error(
        "CDI9127", file, subject,
        $"{Quote(key)} in {place} is a key {(exists ? "of a text that nobody was asked about" : "that the corpus does not have")}{Further(further)}. "
            + "Nothing was read.",
        "Only texts that were drawn count: leave the others out. Where a spreadsheet has changed the keys, copy them from the file that `cdi next` writes.").At(
            place, "key");

    /// <summary>CDI9128. A cell of a file of answers is no answer.</summary>
    /// <param name="file">The answers.</param>
    /// <param name="subject">Path of the annotators.</param>
    /// <param name="place">The first row with it.</param>
    /// <param name="column">Name of the column.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="takes">What may stand there.</param>
    /// <param name="further">Further rows with the same.</param>
    public static DataDiagnostic NotAnAnswer(string file, string subject, RowPlace place, string column, string value, string takes, int further) =>
        Error("CDI9128", file, subject,
            $"{Quote(value)} in {place}{(column == "label" ? "" : $", {Quote(column)},")} is no answer{Further(further)}. Nothing was read.",
            $"Write {takes}.").At(place, column);

    /// <summary>CDI9129. Two rows of a file answer one text differently.</summary>
    /// <param name="file">The answers.</param>
    /// <param name="subject">Path of the annotators.</param>
    /// <param name="place">The later row.</param>
    /// <param name="key">The key.</param>
    /// <param name="first">The earlier row.</param>
    /// <param name="answers">Both answers.</param>
    public static DataDiagnostic TwoAnswers(string file, string subject, RowPlace place, string key, RowPlace first, string answers) => Error("CDI9129", file,
        subject, $"{Quote(key)} is answered twice, in {first} and in {place}: {answers}. Nothing was read.",
        "A study has one label of each text: keep one of the rows, whichever the annotators agree on.").At(place, "key");

    /// <summary>CDI9130. A file of answers changes one that was read before.</summary>
    /// <param name="file">The answers.</param>
    /// <param name="subject">Path of the annotators.</param>
    /// <param name="place">The first such row.</param>
    /// <param name="key">Its key.</param>
    /// <param name="before">The answer read before.</param>
    /// <param name="now">The answer in the file.</param>
    /// <param name="further">Further rows of which the same holds.</param>
    public static DataDiagnostic AnswerChanged(string file, string subject, RowPlace place, string key, string before, string now, int further) =>
        Error("CDI9130", file, subject,
            $"{Quote(key)} in {place} was read as {Quote(before)} before and is {Quote(now)} now{Further(further)}. Nothing was read.",
            "Where the earlier answer was a mistake, `cdi import --correct` replaces it; the ledger keeps both.").At(place, "key");

    /// <summary>CDI9131. A file stands where the texts of a round are to be written.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the annotators.</param>
    public static DataDiagnostic SheetInTheWay(string file, string subject) => Error("CDI9131", file, subject,
        "A file stands there that is not the empty one of this round: it may hold answers, and was left as it is.",
        "Read it with `cdi import`, or choose another name with `--out`.");

    /// <summary>CDI9132. A person cannot say what a text is, and the study does not say what becomes of such texts.</summary>
    /// <param name="file">The answers, or the corpus.</param>
    /// <param name="subject">Path of the annotators.</param>
    /// <param name="human">Their name.</param>
    /// <param name="texts">How many texts.</param>
    /// <param name="why">Why they have no label.</param>
    public static DataDiagnostic NonresponseUntreated(string file, string subject, string human, int texts, NoLabel why) => Error(
        "CDI9132", file, subject,
        why switch
        {
            NoLabel.Divided => $"`human {human}` is divided about {Counted.Of(texts, "text")}: no option has most votes",
            NoLabel.Unanswered => $"`human {human}` answered some of the questions about {Counted.Of(texts, "text")}, from which no label follows",
            NoLabel.CannotSay => $"`human {human}` cannot say what {Counted.Of(texts, "text")} {(texts == 1 ? "is" : "are")}",
            _ => throw new ArgumentOutOfRangeException(nameof(why)),
        }
        + $", and the study does not say what becomes of {(texts == 1 ? "it" : "them")}.",
        "Add `nonresponse = weights` (those who can say stand for them), `bounds` (intervals hold whatever they are; shares and means only) or `option` (the "
            + "outcome has an option for it).");

    /// <summary>CDI9133. A round has no answer, so that nothing can stand for its texts.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the setting.</param>
    /// <param name="round">The round, from 1.</param>
    /// <param name="texts">Texts drawn in it.</param>
    public static DataDiagnostic RoundWithoutLabels(string file, string subject, int round, int texts) => Error("CDI9133", file, subject,
        $"Of the {Counted.Of(texts, "text")} of round {Show(round)} nobody could say what they are, and `nonresponse = weights` lets texts of a round stand "
            + "for each other.",
        "Use `nonresponse = bounds`, for shares and means.");
}
