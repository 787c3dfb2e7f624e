using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;

namespace Cdi.Studies.Running;

/// <summary>How far the labels of a live study are collected, as the events of its ledger say.</summary>
internal sealed class CollectionProgress
{
    private readonly SamplingState? state;

    private CollectionProgress(SamplingState? state, IReadOnlyList<StudyEvent.RoundDrawn> rounds, int corrections) =>
        (this.state, Rounds, Corrections) = (state, rounds, corrections);

    /// <summary>The rounds drawn, in order.</summary>
    public IReadOnlyList<StudyEvent.RoundDrawn> Rounds { get; }

    /// <summary>Rows of the last round that have no answer yet, ascending.</summary>
    public IReadOnlyList<int> Awaited => state?.Awaited ?? [];

    /// <summary>Answers that were replaced by later ones.</summary>
    public int Corrections { get; }

    /// <summary>The sample so far, in which rows of the last round may have no label; null where nothing was drawn.</summary>
    public DrawnSample? Sample => Rounds.Count == 0 ? null : state?.ToSample();

    /// <summary>The sample of the rounds that are closed; null where none is.</summary>
    public DrawnSample? Closed
    {
        get
        {
            if (Sample is not { } sample) return null;
            if (Awaited.Count == 0) return sample;
            if (Rounds.Count == 1) return null;
            var labelled = sample.Labelled.ToArray();
            foreach (var row in Rounds[^1].Drawn) labelled[row] = false;
            return sample with { Labelled = labelled };
        }
    }

    /// <summary>Folds events, which were reviewed when they were read.</summary>
    /// <param name="events">The events.</param>
    /// <param name="keys">n: keys of the corpus.</param>
    public static CollectionProgress Of(IReadOnlyList<StudyEvent> events, ReadOnlyMemory<RowKey> keys)
    {
        if (events.Count == 0 || events[0] is not StudyEvent.Opened opened) return new(null, [], 0);
        var state = new SamplingState(opened, keys);
        foreach (var happened in events.Skip(1)) state.Apply(happened);
        return new(state, [.. events.OfType<StudyEvent.RoundDrawn>()],
            events.OfType<StudyEvent.LabelsReceived>().Where(labels => labels.Corrects).Sum(labels => labels.Rows.Length));
    }
}
