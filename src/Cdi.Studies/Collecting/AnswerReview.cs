using System.Collections.Immutable;
using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Studies.Definitions;
using Cdi.Studies.Running;

namespace Cdi.Studies.Collecting;

/// <summary>Holds the rows of a file that people have filled in against what was asked and what is known, and makes events of them.</summary>
/// <param name="material">The study.</param>
/// <param name="sample">What was drawn and answered so far.</param>
/// <param name="questions">What is asked, one for each annotated variable.</param>
/// <param name="file">The file, for diagnostics.</param>
/// <param name="corrects">Whether answers that differ from earlier ones replace them.</param>
internal sealed class AnswerReview(StudyMaterial material, DrawnSample sample, IReadOnlyList<SheetQuestion> questions, string file, bool corrects)
{
    // A file of another study would otherwise fill the screen.
    private const int MostFindings = 20;

    private readonly List<DataDiagnostic> found = [];
    private readonly SortedDictionary<int, (AnswerRow Row, double[] Labels)> answered = [];
    private readonly string subject = $"human.{material.Variables[0].Human.Name}";
    private int blank;

    /// <summary>The events that the rows come to, and what they amount to.</summary>
    /// <exception cref="CorpusException">A row is no answer to what was asked.</exception>
    public (IReadOnlyList<StudyEvent.LabelsReceived> Events, ImportOutcome Outcome) Of(IReadOnlyList<AnswerRow> rows)
    {
        var given = rows.Where(row => row.Answers.Any(answer => answer.Trim().Length > 0)).ToList();
        blank = rows.Count - given.Count;
        FindKeys(given, out var known);
        FindValues(given);
        if (found.Count == 0) Join(known);
        if (found.Count == 0) Treated();
        var (added, corrected, same) = Compared();
        if (found.Count > 0) throw new CorpusException([.. found.Take(MostFindings)]);
        IReadOnlyList<StudyEvent.LabelsReceived> events = [.. new[] { Event(added, false), Event(corrected, true) }.OfType<StudyEvent.LabelsReceived>()];
        var silent = added.Count(each => each.Labels.Any(IsCannotSay));
        return (events, new(added.Count, silent, corrected.Count, same, blank, 0));
    }

    // NaN is what nobody wrote, ∞ that nobody can say: an answer and a gap are two.
    private static bool IsCannotSay(double label) => double.IsPositiveInfinity(label);

    private void FindKeys(List<AnswerRow> rows, out List<(AnswerRow Row, int Place)> known)
    {
        known = [];
        var places = Enumerable.Range(0, material.Table.Rows).ToDictionary(material.Table.Key, StringComparer.Ordinal);
        var foreign = new List<AnswerRow>();
        foreach (var row in rows)
        {
            // A sheet writes an apostrophe before what a spreadsheet would take for a formula.
            var isKnown = places.TryGetValue(row.Key, out var place) || (row.Key.StartsWith('\'') && places.TryGetValue(row.Key[1..], out place));
            if (isKnown && sample.Labelled.Span[place]) known.Add((row, place));
            else foreign.Add(row);
        }

        if (foreign is [var first, ..])
        {
            found.Add(DataDiagnostics.KeyNotAsked(file, subject, first.Place, first.Key, foreign.Count - 1,
                places.ContainsKey(first.Key)));
        }
    }

    private void FindValues(List<AnswerRow> rows)
    {
        for (var k = 0; k < questions.Count; k++)
        {
            var (question, column) = (questions[k], k);
            var wrong = rows.Where(row => row.Answers[column].Trim().Length > 0 && question.LabelOf(row.Answers[column]) is null)
                .GroupBy(row => row.Answers[column].Trim(), StringComparer.Ordinal);
            found.AddRange(wrong.Select(same => DataDiagnostics.NotAnAnswer(
                file, $"human.{material.Variables[column].Human.Name}", same.First().Place,
                LabelSheet.HeaderOf("label", question.Outcome, questions.Count), same.Key, question.Answers, same.Count() - 1)));
        }
    }

    /// <summary>One answer for each text: rows that say the same are one, and what a row leaves blank another may hold.</summary>
    private void Join(List<(AnswerRow Row, int Place)> known)
    {
        foreach (var (row, place) in known)
        {
            var labels = row.Answers.Select((answer, k) => Label(k, answer)).ToArray();
            if (!answered.TryGetValue(place, out var before))
            {
                answered.Add(place, (row, labels));
                continue;
            }

            for (var k = 0; k < labels.Length; k++)
            {
                if (double.IsNaN(labels[k])) continue;
                if (double.IsNaN(before.Labels[k])) before.Labels[k] = labels[k];
                else if (before.Labels[k] != labels[k])
                {
                    found.Add(DataDiagnostics.TwoAnswers(
                        file, subject, row.Place, row.Key, before.Row.Place, $"`{Word(k, before.Labels[k])}` and `{Word(k, labels[k])}`"));
                }
            }
        }
    }

    private double Label(int question, string answer)
    {
        if (answer.Trim().Length == 0) return double.NaN;
        var label = questions[question].LabelOf(answer) ?? double.NaN;
        return double.IsNaN(label) ? double.PositiveInfinity : label;
    }

    private string Word(int question, double label) => questions[question].WordOf(IsCannotSay(label) ? double.NaN : label);

    private void Treated()
    {
        for (var k = 0; k < questions.Count; k++)
        {
            var (human, column) = (material.Variables[k].Human, k);
            var texts = answered.Values.Count(each => IsCannotSay(each.Labels[column]));
            if (texts > 0 && human.Nonresponse is not (Nonresponse.Bounds or Nonresponse.Weights))
                found.Add(DataDiagnostics.NonresponseUntreated(file, $"human.{human.Name}", human.Name, texts));
        }
    }

    /// <summary>What is new, what differs from before, and how many texts are as they were.</summary>
    private (List<(int Place, double[] Labels)> Added, List<(int Place, double[] Labels)> Corrected, int Same) Compared()
    {
        var (added, corrected, same) = (new List<(int, double[])>(), new List<(int, double[])>(), 0);
        var changed = new List<(AnswerRow Row, int Question, double Before, double Now)>();
        foreach (var (place, (row, labels)) in answered)
        {
            var (before, merged) = (labels.Select((_, k) => Known(k, place)).ToArray(), labels.ToArray());
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
            found.Add(DataDiagnostics.AnswerChanged(file, subject, first.Row.Place, first.Row.Key, Word(first.Question, first.Before),
                Word(first.Question, first.Now), changed.Count - 1));
        }

        return (added, corrected, same);
    }

    private double Known(int question, int place)
    {
        var said = sample.CannotSay[question];
        return !said.IsEmpty && said.Span[place] ? double.PositiveInfinity : sample.Labels[question].Span[place];
    }

    private StudyEvent.LabelsReceived? Event(List<(int Place, double[] Labels)> rows, bool isCorrection)
    {
        if (rows.Count == 0) return null;
        var columns = Enumerable.Range(0, questions.Count).SelectMany(k => rows.Select(row => row.Labels[k])).ToImmutableArray();
        return new([.. rows.Select(row => row.Place)], [.. columns.Select(label => IsCannotSay(label) ? double.NaN : label)])
        {
            CannotSay = columns.Any(IsCannotSay) ? [.. columns.Select(IsCannotSay)] : [],
            Corrects = isCorrection,
        };
    }
}
