using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Studies.Definitions;
using Cdi.Studies.Running;

namespace Cdi.Studies.Collecting;

/// <summary>Reads the cells of a file that people have filled in, and collects what is no answer to what was asked.</summary>
/// <param name="material">The study.</param>
/// <param name="sample">What was drawn and answered so far.</param>
/// <param name="columns">What is asked.</param>
/// <param name="questions">The same as people read it.</param>
/// <param name="file">The file, for diagnostics.</param>
internal sealed class AnswerCells(
    StudyMaterial material, DrawnSample sample, AskedColumns columns, IReadOnlyList<SheetQuestion> questions, string file)
{
    // A file of another study would otherwise fill the screen.
    private const int MostFindings = 20;

    private readonly List<DataDiagnostic> found = [];

    /// <summary>The file.</summary>
    public string File => file;

    /// <summary>What is asked.</summary>
    public AskedColumns Columns => columns;

    /// <summary>Path of the annotators in diagnostics.</summary>
    public string Subject { get; } = $"human.{material.Variables[0].Human.Name}";

    /// <summary>Whether nothing is wrong so far.</summary>
    public bool IsClean => found.Count == 0;

    /// <summary>What was found, for everybody who reads the file.</summary>
    public void Report(DataDiagnostic diagnostic) => found.Add(diagnostic);

    /// <summary>Throws what was found.</summary>
    /// <exception cref="CorpusException">Something was.</exception>
    public void ThrowIfAny()
    {
        if (found.Count > 0) throw new CorpusException([.. found.Take(MostFindings)]);
    }

    /// <summary>The rows about texts that were asked about, and their places in the corpus; others are reported.</summary>
    public IReadOnlyList<(AnswerRow Row, int Place)> Known(IReadOnlyList<AnswerRow> rows)
    {
        var known = new List<(AnswerRow Row, int Place)>();
        var places = Enumerable.Range(0, material.Table.Rows).ToDictionary(material.Table.Key, StringComparer.Ordinal);
        var foreign = new List<AnswerRow>();
        foreach (var row in rows)
        {
            var isKnown = TryPlace(places, row.Key, out var place);
            if (isKnown && sample.Labelled.Span[place]) known.Add((row, place));
            else foreign.Add(row);
        }

        if (foreign is [var first, ..])
            found.Add(DataDiagnostics.KeyNotAsked(file, Subject, first.Place, first.Key, foreign.Count - 1, places.ContainsKey(first.Key)));
        return known;
    }

    // A sheet writes an apostrophe before what a spreadsheet would take for a formula; lines of JSON hold keys as they are.
    private bool TryPlace(Dictionary<string, int> places, string key, out int place)
    {
        var isBehind = key.StartsWith('\'');
        if (isBehind && !IsJson && SheetText.Plainly(key[1..]) == key && places.TryGetValue(key[1..], out place)) return true;
        return places.TryGetValue(key, out place) || (isBehind && places.TryGetValue(key[1..], out place));
    }

    /// <summary>Whether keys are as the corpus has them, whatever the source is called.</summary>
    public bool KeysArePlain { get; init; }

    private bool IsJson => KeysArePlain || Path.GetExtension(file).ToUpperInvariant() is ".JSONL" or ".NDJSON";

    /// <summary>Reports cells that are no answer.</summary>
    public void CheckValues(IReadOnlyList<AnswerRow> rows)
    {
        for (var k = 0; k < questions.Count; k++)
        {
            var (question, column) = (questions[k], k);
            var wrong = rows.Where(row => row.Answers[column].Trim().Length > 0 && question.LabelOf(row.Answers[column]) is null)
                .GroupBy(row => row.Answers[column].Trim(), StringComparer.Ordinal);
            found.AddRange(wrong.Select(same => DataDiagnostics.NotAnAnswer(
                file, $"human.{material.Variables[columns.All[column].Variable].Human.Name}", same.First().Place,
                question.HeaderOf("label"), same.Key, question.Answers, same.Count() - 1)));
        }
    }

    /// <summary>What a row says in each column: NaN where nothing is written, ∞ where the person cannot say.</summary>
    public double[] Answers(AnswerRow row) => [.. row.Answers.Select((answer, k) => Label(k, answer))];

    /// <summary>Takes from a later row what earlier ones leave blank, and reports what they contradict.</summary>
    /// <param name="before">The earlier row, and what is known; changed.</param>
    /// <param name="row">The later row.</param>
    public void Merge((AnswerRow Row, double[] Answers) before, AnswerRow row)
    {
        var answers = Answers(row);
        for (var k = 0; k < answers.Length; k++)
        {
            if (double.IsNaN(answers[k])) continue;
            if (double.IsNaN(before.Answers[k])) before.Answers[k] = answers[k];
            else if (before.Answers[k] != answers[k])
            {
                found.Add(DataDiagnostics.TwoAnswers(
                    file, Subject, row.Place, row.Key, before.Row.Place, $"`{Word(k, before.Answers[k])}` and `{Word(k, answers[k])}`"));
            }
        }
    }

    /// <summary>Reports texts of which nobody can say what they are where the study does not say what becomes of them.</summary>
    /// <param name="texts">How many texts have no label of a variable.</param>
    /// <param name="why">Why.</param>
    public void CheckTreatment(Func<int, int> texts, NoLabel why)
    {
        for (var k = 0; k < material.Variables.Count; k++)
        {
            var human = material.Variables[k].Human;
            if (texts(k) is > 0 and var count && human.Nonresponse is not (Nonresponse.Bounds or Nonresponse.Weights))
                found.Add(DataDiagnostics.NonresponseUntreated(file, $"human.{human.Name}", human.Name, count, why));
        }
    }

    /// <summary>Reports answers that differ from those read before, where they are not to replace them.</summary>
    /// <param name="changed">The rows, with the column and both answers.</param>
    public void CheckUnchanged(IReadOnlyList<(AnswerRow Row, int Column, double Before, double Now)> changed)
    {
        if (changed is not [var first, ..]) return;
        found.Add(DataDiagnostics.AnswerChanged(
            file, Subject, first.Row.Place, first.Row.Key, Word(first.Column, first.Before), Word(first.Column, first.Now), changed.Count - 1));
    }

    /// <summary>Reports a text that would lose its label: the answers that a correction leaves make none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="answers">All that is known of the text with it.</param>
    public void ReportUndecided(AnswerRow row, IReadOnlyList<double> answers) => found.Add(DataDiagnostics.LabelUndone(
        file, Subject, row.Place, row.Key,
        [.. columns.All.Index().Where(each => each.Item.Question is not null && double.IsNaN(answers[each.Index])).Select(
            each => questions[each.Index].HeaderOf("label"))]));

    /// <summary>An answer as it is written.</summary>
    public string Word(int question, double label) => questions[question].WordOf(AnswerEvents.IsCannotSay(label) ? double.NaN : label);

    private double Label(int question, string answer)
    {
        if (answer.Trim().Length == 0) return double.NaN;
        var label = questions[question].LabelOf(answer) ?? double.NaN;
        return double.IsNaN(label) ? double.PositiveInfinity : label;
    }
}
