using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Studies.Running;

namespace Cdi.Studies.Collecting;

/// <summary>Holds the rows of a file that people have filled in against what was asked and what is known, and makes events of them.</summary>
/// <param name="cells">Reads the cells.</param>
/// <param name="sample">What was drawn and answered so far.</param>
/// <param name="corrects">Whether answers that differ from earlier ones replace them.</param>
internal sealed class AnswerReview(AnswerCells cells, DrawnSample sample, bool corrects)
{
    private readonly SortedDictionary<int, (AnswerRow Row, double[] Labels)> answered = [];

    /// <summary>The events that the rows come to, and what they amount to.</summary>
    /// <exception cref="CorpusException">A row is no answer to what was asked.</exception>
    public (IReadOnlyList<StudyEvent> Events, ImportOutcome Outcome) Of(IReadOnlyList<AnswerRow> rows)
    {
        var given = rows.Where(row => row.Answers.Any(answer => answer.Trim().Length > 0)).ToList();
        var known = cells.Known(given);
        cells.CheckValues(given);
        if (cells.IsClean) Join(known);
        if (cells.IsClean) cells.CheckTreatment(k => answered.Values.Count(each => AnswerEvents.IsCannotSay(each.Labels[k])), areDivided: false);
        var (added, corrected, same) = Compared();
        cells.ThrowIfAny();
        IReadOnlyList<StudyEvent> events = [.. new[] { AnswerEvents.Of(added, false), AnswerEvents.Of(corrected, true) }.OfType<StudyEvent>()];
        return (events, new(added.Count, added.Count(each => each.Labels.Any(AnswerEvents.IsCannotSay)), corrected.Count, same, rows.Count - given.Count, 0));
    }

    /// <summary>One answer for each text: rows that say the same are one, and what a row leaves blank another may hold.</summary>
    private void Join(IReadOnlyList<(AnswerRow Row, int Place)> known)
    {
        foreach (var (row, place) in known)
        {
            if (answered.TryGetValue(place, out var before)) cells.Merge(before, row);
            else answered.Add(place, (row, cells.Labels(row)));
        }
    }

    /// <summary>What is new, what differs from before, and how many texts are as they were.</summary>
    private (List<(int Place, double[] Labels)> Added, List<(int Place, double[] Labels)> Corrected, int Same) Compared()
    {
        var (added, corrected, same) = (new List<(int, double[])>(), new List<(int, double[])>(), 0);
        var changed = new List<(AnswerRow Row, int Question, double Before, double Now)>();
        foreach (var (place, (row, labels)) in answered)
        {
            var (before, merged) = (AnswerEvents.Known(sample, place), labels.ToArray());
            for (var k = 0; k < labels.Length; k++)
            {
                if (double.IsNaN(labels[k])) merged[k] = before[k];
                else if (!double.IsNaN(before[k]) && before[k] != labels[k]) changed.Add((row, k, before[k], labels[k]));
            }

            if (merged.AsSpan().SequenceEqual(before)) same++;
            else if (Array.TrueForAll(before, label => !double.IsNaN(label))) corrected.Add((place, merged));
            else added.Add((place, merged));
        }

        if (!corrects && changed is [var first, ..])
        {
            cells.Report(DataDiagnostics.AnswerChanged(cells.File, cells.Subject, first.Row.Place, first.Row.Key,
                cells.Word(first.Question, first.Before), cells.Word(first.Question, first.Now), changed.Count - 1));
        }

        return (added, corrected, same);
    }
}
