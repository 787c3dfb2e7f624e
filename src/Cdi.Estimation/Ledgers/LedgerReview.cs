using System.Collections.Immutable;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Ledgers;

/// <summary>Holds each event of a ledger against those before it: what a draw with known probabilities cannot have been.</summary>
/// <remarks>Of a round that lists its rows at risk everything is seen but chance itself. Of one that names a stretch of the random order the rows at risk
/// follow from keys: without them its counts are reviewed, with them who was in it, and chance draws once more. Holds numbers of the rows listed and
/// drawn.</remarks>
public sealed class LedgerReview
{
    private readonly IRowValues<RowKey>? keys;
    private readonly CancellationToken cancellation;
    private readonly HashSet<int> listed = [];
    private readonly List<RandomStretch> stretches = [];
    private readonly Dictionary<int, bool> labelled = [];
    private readonly SortedSet<int> waiting = [];
    private readonly HashSet<(string Annotator, int Row)> heard = [];
    private readonly HashSet<(string Annotator, int Row)> answered = [];
    private StudyEvent.Opened? opened;
    private long risked;
    private int rounds;

    /// <summary>A review that knows nothing of the corpus.</summary>
    public LedgerReview()
    {
    }

    /// <summary>A review with the corpus.</summary>
    /// <param name="keys">n: keys of the corpus.</param>
    /// <param name="cancellation">Ends a review that draws anew.</param>
    public LedgerReview(ReadOnlyMemory<RowKey> keys, CancellationToken cancellation)
        : this(new RowValues<RowKey>(keys), cancellation)
    {
    }

    /// <summary>A review with a corpus that is read.</summary>
    /// <param name="keys">n.</param>
    /// <param name="cancellation">Ends a review that draws anew.</param>
    internal LedgerReview(IRowValues<RowKey> keys, CancellationToken cancellation) => (this.keys, this.cancellation) = (keys, cancellation);

    /// <summary>Takes the next event.</summary>
    /// <param name="happened">The event.</param>
    /// <returns>Why it cannot have followed those before it, as a sentence without a full stop; null where it can.</returns>
    /// <exception cref="InvalidOperationException">An event of a kind that is not known here.</exception>
    /// <exception cref="OperationCanceledException">The review was ended.</exception>
    public string? Contradiction(StudyEvent happened) => happened switch
    {
        StudyEvent.Opened begun => Begin(begun),
        _ when opened is null => "a sample begins with `Opened`",
        StudyEvent.RoundDrawn round => Draw(round, opened),
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
        return null;
    }

    private string? Draw(StudyEvent.RoundDrawn round, StudyEvent.Opened begun)
    {
        if (waiting.Count > 0) return FormattableString.Invariant($"row {waiting.Min} was drawn earlier and has no label yet");
        var fact = round.AtRisk switch
        {
            RowsAtRisk.Listed rows => List(rows, begun.Rows) ?? Choose(round.Drawn, rows.Rows.ToHashSet().Contains),
            RowsAtRisk.Stretch { Rows: var rows } stretch => Enter(rows, begun) ?? Draw(stretch, round.Drawn, begun),
            RowsAtRisk.Ruled { Rows: var rows } ruled => Enter(rows, begun) ?? Draw(ruled, round.Drawn, begun),
            _ => throw new InvalidOperationException($"No rule for {round.AtRisk.GetType().Name}."),
        };
        risked += round.AtRisk.Count;
        rounds++;
        return fact;
    }

    private string? List(RowsAtRisk.Listed atRisk, int rows)
    {
        if (atRisk.Probabilities.Length != atRisk.Rows.Length) return "a row at risk has no probability, or a probability no row";
        for (var i = 0; i < atRisk.Rows.Length; i++)
        {
            var row = atRisk.Rows[i];
            if (row < 0 || row >= rows) return FormattableString.Invariant($"row {row} is not in the corpus");
            if (stretches.Exists(stretch => Holds(stretch, row) == true) || !listed.Add(row))
                return FormattableString.Invariant($"row {row} was at risk before");
            if (atRisk.Probabilities[i] is not (> 0 and <= 1)) return FormattableString.Invariant($"row {row} has π = {atRisk.Probabilities[i]:R}");
        }

        return risked + atRisk.Count > rows ? "more rows were at risk than the corpus has" : null;
    }

    private string? Enter(RandomStretch stretch, StudyEvent.Opened begun)
    {
        var left = begun.Rows - risked;
        if (stretch.From > stretch.To || stretch.Count < 1) return "the stretch of the random order is empty";
        if (stretch.Count > left || (stretch.IsWhole && stretch.Count < left))
            return FormattableString.Invariant($"{stretch.Count} rows were at risk, and {left} had not been before");
        foreach (var other in stretches)
        {
            if (other.Seed != stretch.Seed) return "the random order has another seed than before";
            if (other.From <= stretch.To && stretch.From <= other.To) return "a part of the stretch was at risk before";
        }

        stretches.Add(stretch);
        if (keys is null || new StretchDraw(keys, begun.Rows, new ListedBefore(listed)).Count(stretch, cancellation) is var count && count == stretch.Count)
            return null;
        return FormattableString.Invariant($"{stretch.Count} rows were at risk, and by their keys {count} are in the stretch");
    }

    private string? Draw(RowsAtRisk.Stretch atRisk, ImmutableArray<int> drawn, StudyEvent.Opened begun)
    {
        var (stretch, chance) = (atRisk.Rows, atRisk.Probability);
        if (chance is not (> 0 and <= 1)) return FormattableString.Invariant($"every row has π = {chance:R}");
        var labels = chance * stretch.Count;
        if (Math.Abs(labels - Math.Round(labels)) > 1e-6 * Math.Max(1, labels))
            return FormattableString.Invariant($"π = {chance:R} of {stretch.Count} rows comes to no whole number of labels");
        if (begun.Method == DrawMethod.FixedSize && Math.Round(labels) != drawn.Length)
            return FormattableString.Invariant($"{drawn.Length} rows were drawn, and π = {chance:R} of {stretch.Count} comes to {Math.Round(labels)}");
        return Choose(drawn, row => IsIn(stretch, row, begun)) ?? (keys is null ? null : Repeat(stretch, chance, drawn, begun, keys));
    }

    // Whom chance had to choose is known where the rule is, which gives π of the others.
    private string? Draw(RowsAtRisk.Ruled atRisk, ImmutableArray<int> drawn, StudyEvent.Opened begun)
    {
        if (atRisk.OfDrawn.Length != drawn.Length) return "a row drawn has no probability, or a probability no row";
        if (!(atRisk.Least > 0 && atRisk.Most <= 1 && atRisk.Least <= atRisk.Most))
            return FormattableString.Invariant($"π lies between {atRisk.Least:R} and {atRisk.Most:R}");
        for (var i = 0; i < drawn.Length; i++)
        {
            if (!(atRisk.OfDrawn[i] >= atRisk.Least && atRisk.OfDrawn[i] <= atRisk.Most))
                return FormattableString.Invariant($"row {drawn[i]} has π = {atRisk.OfDrawn[i]:R}, outside of what the stretch has");
        }

        return Choose(drawn, row => IsIn(atRisk.Rows, row, begun));
    }

    private bool IsIn(RandomStretch stretch, int row, StudyEvent.Opened begun) =>
        row >= 0 && row < begun.Rows && !listed.Contains(row) && Holds(stretch, row) != false;

    // Chance draws anew, of the rows that are in the stretch by their keys.
    private string? Repeat(RandomStretch stretch, double chance, ImmutableArray<int> drawn, StudyEvent.Opened begun, IRowValues<RowKey> known)
    {
        var (_, chosen) = new StretchDraw(known, begun.Rows, new ListedBefore(listed)).Draw(stretch, chance, begun.Method, rounds, cancellation);
        if (chosen.AsSpan().SequenceEqual(drawn.AsSpan())) return null;
        var row = drawn.Except(chosen).Concat(chosen.Except(drawn)).First();
        return drawn.Contains(row) ? FormattableString.Invariant($"row {row} was drawn, and chance did not choose it")
            : FormattableString.Invariant($"row {row} was not drawn, and chance chose it");
    }

    // Null where that cannot be known: without keys a row may be in any part of the order.
    private bool? Holds(RandomStretch stretch, int row)
    {
        if (stretch.IsWhole) return true;
        if (keys is null) return null;
        var key = new RowKey[1];
        keys.Read(row, key);
        return stretch.Holds(key[0]);
    }

    private string? Choose(ImmutableArray<int> chosen, Predicate<int> isAtRisk)
    {
        foreach (var row in chosen)
        {
            if (!isAtRisk(row)) return FormattableString.Invariant($"row {row} was drawn and was not at risk");
            if (!labelled.TryAdd(row, false)) return FormattableString.Invariant($"row {row} was drawn twice");
            waiting.Add(row);
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
            if (!labelled.TryGetValue(row, out var isLabelled)) return FormattableString.Invariant($"row {row} was labelled and not drawn");
            if (isLabelled && !labels.Corrects) return FormattableString.Invariant($"row {row} was labelled twice");
            if (!isLabelled && labels.Corrects) return FormattableString.Invariant($"row {row} was corrected and has no label yet");

            // A row that was not answered in every variable is asked about again.
            labelled[row] = labels.IsWhole(i, variables);
            if (labelled[row]) waiting.Remove(row);
            else waiting.Add(row);
        }

        return null;
    }

    private string? Hear(string annotator, StudyEvent.LabelsReceived answers, int questions, HashSet<(string Annotator, int Row)> before)
    {
        if (answers.Labels.Length != (long)answers.Rows.Length * questions) return "there is not one answer for each row and variable";
        if (!answers.CannotSay.IsEmpty && answers.CannotSay.Length != answers.Labels.Length) return "not every answer says whether there could be one";
        foreach (var row in answers.Rows)
        {
            if (!labelled.ContainsKey(row)) return FormattableString.Invariant($"row {row} was answered and not drawn");
            if (!before.Add((annotator, row)) || !answers.Corrects) continue;
            return FormattableString.Invariant($"row {row} was corrected by an annotator who had not answered");
        }

        return null;
    }

    private sealed class ListedBefore(HashSet<int> listed) : IRowValues<bool>
    {
        public void Read(long first, Span<bool> values)
        {
            for (var i = 0; i < values.Length; i++) values[i] = listed.Contains((int)first + i);
        }
    }
}
