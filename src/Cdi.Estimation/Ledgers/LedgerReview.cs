using System.Collections.Immutable;

namespace Cdi.Estimation.Ledgers;

/// <summary>Holds each event of a ledger against those before it: what a draw with known probabilities cannot have been.</summary>
public sealed class LedgerReview
{
    private StudyEvent.Opened? opened;
    private bool[] atRisk = [];
    private bool[] drawn = [];
    private bool[] labelled = [];
    private readonly HashSet<(string Annotator, int Row)> heard = [];
    private readonly HashSet<(string Annotator, int Row)> answered = [];

    /// <summary>Takes the next event.</summary>
    /// <param name="happened">The event.</param>
    /// <returns>Why it cannot have followed those before it, as a sentence without a full stop; null where it can.</returns>
    /// <exception cref="InvalidOperationException">An event of a kind that is not known here.</exception>
    public string? Contradiction(StudyEvent happened) => happened switch
    {
        StudyEvent.Opened begun => Begin(begun),
        _ when opened is null => "a sample begins with `Opened`",
        StudyEvent.RoundDrawn round => Draw(round),
        StudyEvent.LabelsReceived labels => Receive(labels, opened.Variables),
        StudyEvent.OpinionsReceived { Annotator.Length: 0 } => "an answer has no annotator",
        StudyEvent.OpinionsReceived opinions => Hear(opinions.Annotator, opinions.Answers, opened.Variables, heard),
        StudyEvent.AnswersReceived { Answers.Rows.IsEmpty: true } => null,
        StudyEvent.AnswersReceived answers => Hear(answers.Annotator, answers.Answers, answers.Answers.Labels.Length / answers.Answers.Rows.Length, answered),
        _ => throw new InvalidOperationException($"No rule for {happened.GetType().Name}."),
    };

    private string? Begin(StudyEvent.Opened begun)
    {
        if (opened is not null) return "the sample was begun before";
        opened = begun;
        (atRisk, drawn, labelled) = (new bool[begun.Rows], new bool[begun.Rows], new bool[begun.Rows]);
        return null;
    }

    private string? Draw(StudyEvent.RoundDrawn round)
    {
        if (round.Probabilities.Length != round.Rows.Length) return "a row at risk has no probability, or a probability no row";
        if (Unlabelled() is { } waiting) return FormattableString.Invariant($"row {waiting} was drawn earlier and has no label yet");
        for (var i = 0; i < round.Rows.Length; i++)
        {
            var row = round.Rows[i];
            if (row < 0 || row >= atRisk.Length) return FormattableString.Invariant($"row {row} is not in the corpus");
            if (atRisk[row]) return FormattableString.Invariant($"row {row} was at risk before");
            if (round.Probabilities[i] is not (> 0 and <= 1)) return FormattableString.Invariant($"row {row} has π = {round.Probabilities[i]:R}");
            atRisk[row] = true;
        }

        return Choose(round.Drawn, round.Rows);
    }

    private string? Choose(ImmutableArray<int> chosen, ImmutableArray<int> rows)
    {
        var risked = rows.ToHashSet();
        foreach (var row in chosen)
        {
            if (!risked.Contains(row)) return FormattableString.Invariant($"row {row} was drawn and was not at risk");
            if (drawn[row]) return FormattableString.Invariant($"row {row} was drawn twice");
            drawn[row] = true;
        }

        return null;
    }

    private string? Receive(StudyEvent.LabelsReceived labels, int variables)
    {
        if (labels.Labels.Length != (long)labels.Rows.Length * variables) return "there is not one label for each row and variable";
        if (!labels.CannotSay.IsEmpty && labels.CannotSay.Length != labels.Labels.Length) return "not every label says whether there could be one";
        for (var i = 0; i < labels.Rows.Length; i++)
        {
            var row = labels.Rows[i];
            if (row < 0 || row >= drawn.Length || !drawn[row]) return FormattableString.Invariant($"row {row} was labelled and not drawn");
            if (labelled[row] && !labels.Corrects) return FormattableString.Invariant($"row {row} was labelled twice");
            if (!labelled[row] && labels.Corrects) return FormattableString.Invariant($"row {row} was corrected and has no label yet");

            // A row that was not answered in every variable is asked about again.
            labelled[row] = labels.IsWhole(i, variables);
        }

        return null;
    }

    private string? Hear(string annotator, StudyEvent.LabelsReceived answers, int questions, HashSet<(string Annotator, int Row)> before)
    {
        if (answers.Labels.Length != (long)answers.Rows.Length * questions) return "there is not one answer for each row and variable";
        if (!answers.CannotSay.IsEmpty && answers.CannotSay.Length != answers.Labels.Length) return "not every answer says whether there could be one";
        foreach (var row in answers.Rows)
        {
            if (row < 0 || row >= drawn.Length || !drawn[row]) return FormattableString.Invariant($"row {row} was answered and not drawn");
            if (!before.Add((annotator, row)) || !answers.Corrects) continue;
            return FormattableString.Invariant($"row {row} was corrected by an annotator who had not answered");
        }

        return null;
    }

    private int? Unlabelled()
    {
        for (var row = 0; row < drawn.Length; row++)
        {
            if (drawn[row] && !labelled[row]) return row;
        }

        return null;
    }
}
