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
/// <param name="book">What they have answered to questions from which labels follow.</param>
/// <param name="corrects">Whether answers that differ from earlier ones replace them.</param>
internal sealed class OpinionReview(
    StudyMaterial material, AnswerCells cells, DrawnSample sample, Opinions opinions, AnswerBook book, bool corrects)
{
    private readonly Dictionary<(string Annotator, int Place), (AnswerRow Row, double[] Answers)> said = [];
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
        var rowsOf = order.Select(key => (key.Annotator, Text: Compared(key.Annotator, key.Place))).ToList();
        if (!corrects) cells.CheckUnchanged([.. rowsOf.SelectMany(each => each.Text.Changed)]);
        foreach (var (_, text) in rowsOf.Where(each => each.Text.IsUndone)) cells.ReportUndecided(text.Row, text.Answers);
        cells.ThrowIfAny();
        var (added, corrected) = (Said(rowsOf, isCorrection: false), Said(rowsOf, isCorrection: true));
        var all = opinions.With(added.Concat(corrected));
        var (labelled, relabelled) = Labels(all, added, corrected);
        cells.CheckTreatment(
            k => labelled.Concat(relabelled).Count(each => AnswerEvents.IsCannotSay(each.Labels[k])),
            material.Variables.Where((each, k) => all.Divided(k, each.Human) > 0).Any() ? NoLabel.Divided : NoLabel.CannotSay);
        cells.ThrowIfAny();
        IReadOnlyList<StudyEvent> events =
        [
            .. Answers(rowsOf, isCorrection: false), .. Answers(rowsOf, isCorrection: true),
            .. Events(added, isCorrection: false), .. Events(corrected, isCorrection: true),
            .. new[] { AnswerEvents.Of(labelled, false), AnswerEvents.Of(relabelled, true) }.OfType<StudyEvent>(),
        ];
        var silent = labelled.Count(each => each.Labels.Any(AnswerEvents.IsCannotSay));
        return (events, new(labelled.Count, silent, corrected.Count, rowsOf.Count(each => each.Text.IsSame), rows.Count - given.Count, 0)
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

            said.Add((who, place), (row, cells.Answers(row)));
            order.Add((who, place));
        }
    }

    private ReviewedText Compared(string annotator, int place)
    {
        var (row, answers) = said[(annotator, place)];
        var labels = opinions.Of(annotator, place) ?? [.. material.Variables.Select(_ => double.NaN)];
        return ReviewedText.Of(cells.Columns, place, row, cells.Columns.Known(labels, book.Of(annotator, place)), labels, answers);
    }

    /// <summary>What annotators say by it, in the order of the file: what contradicts an earlier word of theirs, or what does not.</summary>
    private static List<Opinion> Said(IEnumerable<(string Annotator, ReviewedText Text)> rows, bool isCorrection) =>
    [
        .. rows.Where(each => !each.Text.IsSame && each.Text.Changed.Count > 0 == isCorrection).Select(
            each => new Opinion(each.Annotator, each.Text.Place, each.Text.Labels)),
    ];

    private IEnumerable<StudyEvent> Answers(IEnumerable<(string Annotator, ReviewedText Text)> rows, bool isCorrection) => !cells.Columns.Questions.Any() ? []
        : rows.Where(each => !each.Text.IsSame && each.Text.Changed.Count > 0 == isCorrection).GroupBy(each => each.Annotator).Select(
            own => AnswerEvents.Of([.. own.OrderBy(each => each.Text.Place).Select(
                each => (each.Text.Place, cells.Columns.OfQuestions(each.Text.Answers)))], isCorrection) is { } answers
                ? new StudyEvent.AnswersReceived(own.Key, answers) : null).OfType<StudyEvent>();

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
