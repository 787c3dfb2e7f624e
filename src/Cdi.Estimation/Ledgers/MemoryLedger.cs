using System.Runtime.CompilerServices;

namespace Cdi.Estimation.Ledgers;

/// <summary>A ledger that ends with the process: for replays, and for labels that are recorded elsewhere. For one thread at a time.</summary>
public sealed class MemoryLedger : ILedger
{
    private readonly List<StudyEvent> events;

    /// <summary>An empty ledger, or one that begins with events of another.</summary>
    /// <param name="events">What has happened already.</param>
    public MemoryLedger(params ReadOnlySpan<StudyEvent> events) => this.events = [.. events];

    /// <summary>The events so far, in their order.</summary>
    public IReadOnlyList<StudyEvent> Events => events;

    /// <inheritdoc/>
    public ValueTask AppendAsync(StudyEvent happened, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(happened);
        cancellation.ThrowIfCancellationRequested();
        events.Add(happened);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask AppendAllAsync(IReadOnlyList<StudyEvent> happened, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(happened);
        cancellation.ThrowIfCancellationRequested();
        events.AddRange(happened);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StudyEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        foreach (var happened in events)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return happened;
        }
    }

    /// <inheritdoc/>
    public ValueTask<LedgerFault?> VerifyAsync(CancellationToken cancellation)
    {
        var review = new LedgerReview();
        for (var index = 0; index < events.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (review.Contradiction(events[index]) is { } fact) return ValueTask.FromResult<LedgerFault?>(new(index, fact));
        }

        return ValueTask.FromResult<LedgerFault?>(null);
    }
}
