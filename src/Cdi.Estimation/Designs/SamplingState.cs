using System.Collections.Immutable;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>What is known of a sample after the events so far: their fold. The same events in the same order give the same state, bit for bit.</summary>
public sealed class SamplingState
{
    private readonly StudyEvent.Opened opened;
    private readonly double[] probabilities;
    private readonly bool[] labelled;
    private readonly int[] blocks;
    private readonly double[][] labels;
    private readonly bool[][] cannotSay;
    private readonly List<SamplingRound> rounds = [];
    private readonly List<ImmutableArray<int>> complete = [];
    private readonly List<int> awaited = [];
    private ImmutableArray<int> asked = [];

    /// <summary>The state of a sample that has begun.</summary>
    /// <param name="opened">The first event.</param>
    public SamplingState(StudyEvent.Opened opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        this.opened = opened;
        (probabilities, labelled, blocks) = (new double[opened.Rows], new bool[opened.Rows], new int[opened.Rows]);
        labels = new double[opened.Variables][];
        for (var k = 0; k < labels.Length; k++) (labels[k] = new double[opened.Rows]).AsSpan().Fill(double.NaN);
        cannotSay = [.. labels.Select(_ => new bool[opened.Rows])];
        Known = new KnownLabels(labels.Length, 0);
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
    /// <exception cref="ArgumentException">Labels of a row that was not drawn, or not one for each row and variable; the state is as before.</exception>
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

    /// <summary>The sample drawn so far.</summary>
    public DrawnSample ToSample() => new()
    {
        Design = opened.Design is { } name ? SamplingDesign.Find(name) : null,
        Probabilities = probabilities,
        Labelled = labelled,
        Blocks = blocks,
        Labels = [.. labels.Select(values => (ReadOnlyMemory<double>)values)],
        CannotSay = [.. cannotSay.Select(said => said.AsSpan().Contains(true) ? said : ReadOnlyMemory<bool>.Empty)],
        Method = opened.Method,
        Rounds = [.. rounds],
    };

    private void Draw(StudyEvent.RoundDrawn round)
    {
        var (smallest, largest) = (1.0, 0.0);
        for (var i = 0; i < round.Rows.Length; i++)
        {
            var (row, chance) = (round.Rows[i], round.Probabilities[i]);
            (probabilities[row], blocks[row]) = (chance, rounds.Count);
            (smallest, largest) = (Math.Min(smallest, chance), Math.Max(largest, chance));
        }

        foreach (var row in round.Drawn) labelled[row] = true;
        rounds.Add(new SamplingRound(round.Kind, round.Rows.Length, new Labels(round.Drawn.Length), smallest, largest));
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
            if (row < 0 || row >= labelled.Length || !labelled[row])
                throw new ArgumentException(FormattableString.Invariant($"Row {row} was labelled and not drawn."), nameof(received));
        }

        for (var i = 0; i < received.Rows.Length; i++)
        {
            for (var k = 0; k < labels.Length; k++)
            {
                labels[k][received.Rows[i]] = received.Labels[(k * received.Rows.Length) + i];
                cannotSay[k][received.Rows[i]] = received.IsCannotSay(i, k);
            }
        }

        awaited.RemoveAll(IsAnswered);
        if (received.Corrects) LearnAnew();
        if (awaited.Count == 0 && !asked.IsEmpty) Complete();
    }

    private bool IsAnswered(int row)
    {
        for (var k = 0; k < labels.Length; k++)
        {
            if (!double.IsFinite(labels[k][row]) && !cannotSay[k][row]) return false;
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
        int[] rows = [.. round.Where(row => Array.TrueForAll(labels, values => double.IsFinite(values[row])))];
        var revealed = new double[rows.Length * labels.Length];
        for (var k = 0; k < labels.Length; k++)
        {
            for (var i = 0; i < rows.Length; i++) revealed[(k * rows.Length) + i] = labels[k][rows[i]];
        }

        Known.Add(rows, revealed, probabilities);
    }
}
