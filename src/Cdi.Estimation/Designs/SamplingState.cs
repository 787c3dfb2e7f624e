using System.Collections.Immutable;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Designs;

/// <summary>What is known of a sample after the events so far: their fold. The same events in the same order give the same state, bit for bit.</summary>
/// <remarks>Beside the events it holds numbers of the rows drawn; of others only what <see cref="Recall"/> hands over.</remarks>
public sealed class SamplingState
{
    private readonly StudyEvent.Opened opened;
    private readonly IRowValues<RowKey>? keys;
    private readonly List<StudyEvent.RoundDrawn> rounds = [];
    private readonly Dictionary<int, int> places = [];
    private readonly List<double> probabilities = [];
    private readonly List<double>[] labels;
    private readonly List<bool>[] cannotSay;
    private readonly List<ImmutableArray<int>> complete = [];
    private readonly List<int> awaited = [];
    private readonly Dictionary<int, (ImmutableArray<int> Rows, double[] Chances)> recalled = [];
    private ImmutableArray<int> asked = [];

    /// <summary>The state of a sample that has begun.</summary>
    /// <param name="opened">The first event.</param>
    public SamplingState(StudyEvent.Opened opened)
        : this(opened, (IRowValues<RowKey>?)null)
    {
    }

    /// <summary>The state of a sample of a corpus whose keys are known.</summary>
    /// <param name="opened">The first event.</param>
    /// <param name="keys">n; needed for <see cref="ToSample"/> where a round drew from a part of the random order; null where none did.</param>
    internal SamplingState(StudyEvent.Opened opened, IRowValues<RowKey>? keys)
    {
        ArgumentNullException.ThrowIfNull(opened);
        (this.opened, this.keys) = (opened, keys);
        labels = [.. Enumerable.Range(0, opened.Variables).Select(_ => new List<double>())];
        cannotSay = [.. labels.Select(_ => new List<bool>())];
        Known = new KnownLabels(labels.Length, 0);
    }

    /// <summary>The state of a sample of a corpus whose keys are known.</summary>
    /// <param name="opened">The first event.</param>
    /// <param name="keys">n; who is in a part of the random order follows from them.</param>
    public SamplingState(StudyEvent.Opened opened, ReadOnlyMemory<RowKey> keys)
        : this(opened, new RowValues<RowKey>(keys))
    {
    }

    /// <summary>Rounds drawn.</summary>
    public int Rounds => rounds.Count;

    /// <summary>Rows of the last round that have no answer yet, ascending.</summary>
    public IReadOnlyList<int> Awaited => awaited;

    /// <summary>The labels of the rounds that are complete.</summary>
    /// <remarks>A row that somebody could not label in a variable is not learnt from: π of later rounds may follow from whatever is known.</remarks>
    internal KnownLabels Known { get; private set; }

    /// <summary>Takes the next event.</summary>
    /// <param name="happened">The event.</param>
    /// <exception cref="ArgumentException">Labels of a row that was not drawn, not one for each row and variable, or a row drawn that was not at risk or was
    /// drawn before; the state is as before.</exception>
    /// <exception cref="InvalidOperationException">The event cannot follow: a second beginning, or one of a kind that is not known here.</exception>
    public void Apply(StudyEvent happened)
    {
        switch (happened)
        {
            case StudyEvent.RoundDrawn round:
                Draw(round);
                break;
            case StudyEvent.LabelsReceived received:
                Receive(received);
                break;
            case StudyEvent.OpinionsReceived or StudyEvent.AnswersReceived:
                // Nothing follows from one opinion: π of later rounds rests on labels.
                break;
            default:
                throw new InvalidOperationException($"A sample that has begun takes no {happened?.GetType().Name ?? "nothing"}.");
        }
    }

    /// <summary>Takes π of every row that was at risk in the last round, which its event says by a digest.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="chances">π of each.</param>
    internal void Recall(ImmutableArray<int> rows, double[] chances) => recalled[rounds.Count - 1] = (rows, chances);

    /// <summary>The sample drawn so far, with numbers of every row; π is NaN where a round says it by a digest and a row was not drawn.</summary>
    /// <exception cref="InvalidOperationException">A round drew from a part of the random order, and the keys of the corpus are not known here.</exception>
    public DrawnSample ToSample()
    {
        var atRisk = new SpreadRounds(opened.Rows, keys);
        for (var round = 0; round < rounds.Count; round++)
        {
            if (recalled.TryGetValue(round, out var known)) atRisk.Add(known.Rows, known.Chances);
            else atRisk.Add(rounds[round].AtRisk, rounds[round].Drawn);
        }

        var drawn = new bool[opened.Rows];
        foreach (var row in places.Keys) drawn[row] = true;
        return new()
        {
            Design = opened.Design is { } name ? SamplingDesign.Find(name) : null,
            Probabilities = atRisk.Probabilities,
            Labelled = drawn,
            Blocks = atRisk.Rounds,
            Labels = [.. labels.Select(values => (ReadOnlyMemory<double>)Spread(values, double.NaN))],
            CannotSay = [.. cannotSay.Select(said => said.Contains(true) ? Spread(said, false) : ReadOnlyMemory<bool>.Empty)],
            Method = opened.Method,
            Rounds = [.. rounds.Select(round => new SamplingRound(
                round.Kind, round.AtRisk.Count, new Labels(round.Drawn.Length), round.AtRisk.Smallest, round.AtRisk.Largest))],
        };
    }

    /// <summary>The sample drawn so far as estimation reads it, with numbers of the rows drawn alone.</summary>
    /// <param name="chances">n: π.</param>
    /// <param name="strata">n: the block of each row, where a draw of fixed size has several; else null.</param>
    internal LabelledSample ToLabelled(IRowValues<double> chances, IRowValues<int>? strata)
    {
        int[] drawn = [.. places.Keys.Order()];
        return new()
        {
            Rows = opened.Rows,
            LabelledRows = drawn,
            Labels = [.. labels.Select(values => (ReadOnlyMemory<double>)Array.ConvertAll(drawn, row => values[places[row]]))],
            Probabilities = chances,
            IsFixedSize = opened.Method == DrawMethod.FixedSize,
            StratumOf = opened.Method == DrawMethod.FixedSize ? strata : null,
        };
    }

    /// <summary>The rows about which somebody was asked and could not say in some variable what they are, ascending.</summary>
    internal ImmutableArray<int> CannotSay =>
        [.. places.Where(each => Array.Exists(cannotSay, said => said[each.Value])).Select(each => each.Key).Order()];

    private T[] Spread<T>(List<T> values, T others)
    {
        var all = new T[opened.Rows];
        all.AsSpan().Fill(others);
        foreach (var (row, place) in places) all[row] = values[place];
        return all;
    }

    private void Draw(StudyEvent.RoundDrawn round)
    {
        var chances = DrawnChances.Of(round);
        foreach (var row in round.Drawn)
        {
            if (row < 0 || row >= opened.Rows || places.ContainsKey(row))
                throw new ArgumentException(FormattableString.Invariant($"Row {row} was drawn before, or is not in the corpus."), nameof(round));
        }

        for (var i = 0; i < round.Drawn.Length; i++)
        {
            places[round.Drawn[i]] = probabilities.Count;
            probabilities.Add(chances[i]);
            foreach (var values in labels) values.Add(double.NaN);
            foreach (var said in cannotSay) said.Add(false);
        }

        rounds.Add(round);
        asked = round.Drawn;
        awaited.Clear();
        awaited.AddRange(round.Drawn);
        if (awaited.Count == 0) Complete();
    }

    private void Receive(StudyEvent.LabelsReceived received)
    {
        if (received.Labels.Length != (long)received.Rows.Length * labels.Length)
            throw new ArgumentException("There is not one label for each row and variable.", nameof(received));
        foreach (var row in received.Rows)
        {
            if (!places.ContainsKey(row))
                throw new ArgumentException(FormattableString.Invariant($"Row {row} was labelled and not drawn."), nameof(received));
        }

        for (var i = 0; i < received.Rows.Length; i++)
        {
            var place = places[received.Rows[i]];
            for (var k = 0; k < labels.Length; k++)
            {
                labels[k][place] = received.Labels[(k * received.Rows.Length) + i];
                cannotSay[k][place] = received.IsCannotSay(i, k);
            }
        }

        awaited.RemoveAll(IsAnswered);
        if (received.Corrects) LearnAnew();
        if (awaited.Count == 0 && !asked.IsEmpty) Complete();
    }

    private bool IsAnswered(int row)
    {
        var place = places[row];
        for (var k = 0; k < labels.Length; k++)
        {
            if (!double.IsFinite(labels[k][place]) && !cannotSay[k][place]) return false;
        }

        return true;
    }

    private void Complete()
    {
        complete.Add(asked);
        Learn(asked);
        asked = [];
    }

    private void LearnAnew()
    {
        Known = new KnownLabels(labels.Length, 0);
        foreach (var round in complete) Learn(round);
    }

    // In the order of the rows, whatever the order in which their labels came.
    private void Learn(ImmutableArray<int> round)
    {
        int[] rows = [.. round.Where(row => Array.TrueForAll(labels, values => double.IsFinite(values[places[row]])))];
        var (revealed, chances) = (new double[rows.Length * labels.Length], new double[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            chances[i] = probabilities[places[rows[i]]];
            for (var k = 0; k < labels.Length; k++) revealed[(k * rows.Length) + i] = labels[k][places[rows[i]]];
        }

        Known.Add(rows, revealed, chances);
    }
}
