using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Studies.Running;

namespace Cdi.Studies.Collecting;

/// <summary>Holds the rows of a file that people have filled in against what was asked and what is known, and makes events of them.</summary>
/// <param name="cells">Reads the cells.</param>
/// <param name="sample">What was drawn and answered so far.</param>
/// <param name="book">What was answered to questions from which labels follow.</param>
/// <param name="corrects">Whether answers that differ from earlier ones replace them.</param>
internal sealed class AnswerReview(AnswerCells cells, DrawnSample sample, AnswerBook book, bool corrects)
{
    private readonly SortedDictionary<int, (AnswerRow Row, double[] Answers)> answered = [];

    /// <summary>The events that the rows come to, and what they amount to.</summary>
    /// <exception cref="CorpusException">A row is no answer to what was asked.</exception>
    public (IReadOnlyList<StudyEvent> Events, ImportOutcome Outcome) Of(IReadOnlyList<AnswerRow> rows)
    {
        var given = rows.Where(row => row.Answers.Any(answer => answer.Trim().Length > 0)).ToList();
        var known = cells.Known(given);
        cells.CheckValues(given);
        if (cells.IsClean) Join(known);
        var texts = answered.Select(each => Compared(each.Key, each.Value.Row, each.Value.Answers)).ToList();
        if (!corrects) cells.CheckUnchanged([.. texts.SelectMany(text => text.Changed)]);
        foreach (var text in texts.Where(text => text.IsUndone)) cells.ReportUndecided(text.Row, text.Answers);
        if (cells.IsClean) cells.CheckTreatment(k => texts.Count(text => AnswerEvents.IsCannotSay(text.Labels[k])), NoLabel.CannotSay);
        cells.ThrowIfAny();
        var (added, corrected) = (texts.Where(text => text.IsNew).ToList(), texts.Where(text => text.IsCorrection).ToList());
        return (
            [.. Answers(added, false), .. Answers(corrected, true), .. Labels(texts)],
            new(added.Count(text => text.HasLabels), added.Count(text => text.HasLabels && text.Labels.Any(AnswerEvents.IsCannotSay)), corrected.Count,
                texts.Count - added.Count - corrected.Count, rows.Count - given.Count, 0) { InPart = added.Count(text => !text.HasLabels) });
    }

    /// <summary>One answer for each text: rows that say the same are one, and what a row leaves blank another may hold.</summary>
    private void Join(IReadOnlyList<(AnswerRow Row, int Place)> known)
    {
        foreach (var (row, place) in known)
        {
            if (answered.TryGetValue(place, out var before)) cells.Merge(before, row);
            else answered.Add(place, (row, cells.Answers(row)));
        }
    }

    private ReviewedText Compared(int place, AnswerRow row, double[] answers)
    {
        var labels = AnswerEvents.Known(sample, place);
        return ReviewedText.Of(cells.Columns, place, row, cells.Columns.Known(labels, book.Of("", place)), labels, answers);
    }

    private IEnumerable<StudyEvent> Answers(IReadOnlyList<ReviewedText> texts, bool isCorrection) =>
        cells.Columns.Questions.Any()
        && AnswerEvents.Of([.. texts.Select(text => (text.Place, cells.Columns.OfQuestions(text.Answers)))], isCorrection) is { } said
            ? [new StudyEvent.AnswersReceived("", said)] : [];

    private static IEnumerable<StudyEvent> Labels(IReadOnlyList<ReviewedText> texts)
    {
        var changed = texts.Where(text => text.ChangesLabel).ToLookup(text => text.HadLabels);
        return new[] { false, true }.Select(had => AnswerEvents.Of([.. changed[had].Select(text => (text.Place, text.Labels))], had)).OfType<StudyEvent>();
    }
}
