using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Studies.Running;

namespace Cdi.Studies.Collecting;

/// <summary>Holds the rows of a file that several annotators have filled in against what was asked and what each of them said before, and makes events of
/// them: their answers, and the labels of texts that have enough.</summary>
/// <param name="material">The study.</param>
/// <param name="cells">Reads the cells.</param>
/// <param name="sample">What was drawn and labelled so far.</param>
/// <param name="opinions">What annotators have said so far.</param>
/// <param name="corrects">Whether answers that differ from earlier ones replace them.</param>
internal sealed class OpinionReview(StudyMaterial material, AnswerCells cells, DrawnSample sample, Opinions opinions, bool corrects)
{
    private readonly Dictionary<(string Annotator, int Place), (AnswerRow Row, double[] Labels)> said = [];
    private readonly List<(string Annotator, int Place)> order = [];
    private readonly List<string> names = [];

    /// <summary>The events that the rows come to, and what they amount to.</summary>
    /// <exception cref="CorpusException">A row is no answer to what was asked, or does not say whose it is.</exception>
    public (IReadOnlyList<StudyEvent> Events, ImportOutcome Outcome) Of(IReadOnlyList<AnswerRow> rows)
    {
        var given = rows.Where(row => row.Answers.Any(answer => answer.Trim().Length > 0)).ToList();
        if (given.Where(row => row.Annotator.Trim().Length == 0).ToList() is [var nobody, .. var more])
            cells.Report(DataDiagnostics.NobodysAnswer(cells.File, cells.Subject, nobody.Place, nobody.Key, more.Count));
        var known = cells.Known(given);
        cells.CheckValues(given);
        if (cells.IsClean) Join(known);
        cells.ThrowIfAny();
        var (added, corrected, same) = Compared();
        cells.ThrowIfAny();
        var all = opinions.With(added.Concat(corrected));
        var (labelled, relabelled) = Labels(all, added, corrected);
        cells.CheckTreatment(
            k => labelled.Concat(relabelled).Count(each => AnswerEvents.IsCannotSay(each.Labels[k])),
            areDivided: material.Variables.Where((each, k) => all.Divided(k, each.Human) > 0).Any());
        cells.ThrowIfAny();
        IReadOnlyList<StudyEvent> events =
        [
            .. Events(added, isCorrection: false), .. Events(corrected, isCorrection: true),
            .. new[] { AnswerEvents.Of(labelled, false), AnswerEvents.Of(relabelled, true) }.OfType<StudyEvent>(),
        ];
        var silent = labelled.Count(each => each.Labels.Any(AnswerEvents.IsCannotSay));
        return (events, new(labelled.Count, silent, corrected.Count, same, rows.Count - given.Count, 0)
        {
            Opinions = added.Count,
            Annotators = added.Concat(corrected).Select(each => each.Annotator).Distinct().Count(),
        });
    }

    private void Join(IReadOnlyList<(AnswerRow Row, int Place)> known)
    {
        foreach (var (row, place) in known)
        {
            var who = opinions.NameOf(row.Annotator, names);
            if (!names.Contains(who)) names.Add(who);
            if (said.TryGetValue((who, place), out var before))
            {
                cells.Merge(before, row);
                continue;
            }

            said.Add((who, place), (row, cells.Labels(row)));
            order.Add((who, place));
        }
    }

    private (List<Opinion> Added, List<Opinion> Corrected, int Same) Compared()
    {
        var (added, corrected, same) = (new List<Opinion>(), new List<Opinion>(), 0);
        var changed = new List<(AnswerRow Row, int Question, double Before, double Now)>();
        foreach (var key in order)
        {
            var (row, labels) = said[key];
            var merged = labels.ToArray();
            if (opinions.Of(key.Annotator, key.Place) is not { } before)
            {
                added.Add(new(key.Annotator, key.Place, merged));
                continue;
            }

            var differs = false;
            for (var k = 0; k < labels.Length; k++)
            {
                if (double.IsNaN(labels[k])) merged[k] = before[k];
                else if (!double.IsNaN(before[k]) && before[k] != labels[k])
                {
                    differs = true;
                    changed.Add((row, k, before[k], labels[k]));
                }
            }

            if (merged.AsSpan().SequenceEqual(before)) same++;
            else (differs ? corrected : added).Add(new(key.Annotator, key.Place, merged));
        }

        if (!corrects && changed is [var first, ..])
        {
            cells.Report(DataDiagnostics.AnswerChanged(cells.File, cells.Subject, first.Row.Place, first.Row.Key,
                cells.Word(first.Question, first.Before), cells.Word(first.Question, first.Now), changed.Count - 1));
        }

        return (added, corrected, same);
    }

    /// <summary>The labels of texts that have enough answers now, and those that a correction changes. Answers beyond what a text takes are kept, and change no
    /// label.</summary>
    private (List<(int Place, double[] Labels)> Labelled, List<(int Place, double[] Labels)> Relabelled) Labels(
        Opinions all, IReadOnlyList<Opinion> added, IReadOnlyList<Opinion> corrected)
    {
        var (labelled, relabelled) = (new List<(int, double[])>(), new List<(int, double[])>());
        var touched = corrected.Select(each => each.Place).ToHashSet();
        foreach (var place in added.Concat(corrected).Select(each => each.Place).Distinct().Order())
        {
            var before = AnswerEvents.Known(sample, place);
            var now = before.ToArray();
            for (var k = 0; k < now.Length; k++)
            {
                if (!double.IsNaN(before[k]) && !touched.Contains(place)) continue;
                if (all.LabelOf(place, k, material.Variables[k].Human) is { } label) now[k] = label;
            }

            if (now.AsSpan().SequenceEqual(before)) continue;
            (Array.TrueForAll(before, label => !double.IsNaN(label)) ? relabelled : labelled).Add((place, now));
        }

        return (labelled, relabelled);
    }

    private static IEnumerable<StudyEvent> Events(IReadOnlyList<Opinion> said, bool isCorrection) =>
        said.GroupBy(each => each.Annotator).Select(
            own => AnswerEvents.Of([.. own.OrderBy(each => each.Place).Select(each => (each.Place, each.Labels))], isCorrection) is { } answers
                ? new StudyEvent.OpinionsReceived(own.Key, answers) : null).OfType<StudyEvent>();
}
