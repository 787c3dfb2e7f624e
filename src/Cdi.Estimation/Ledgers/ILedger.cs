namespace Cdi.Estimation.Ledgers;

/// <summary>The record of one sample: events are appended and never changed.</summary>
/// <remarks>What is appended must be kept when the call returns: the next question costs money, and a person's answer cannot be had twice.</remarks>
public interface ILedger
{
    /// <summary>Keeps an event behind those there are.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="cancellation">Honoured before anything is written, never half way.</param>
    ValueTask AppendAsync(StudyEvent happened, CancellationToken cancellation);

    /// <summary>Keeps several events behind those there are, in their order: all of them, or none where that fails or the process ends.</summary>
    /// <param name="happened">The events.</param>
    /// <param name="cancellation">Honoured before anything is written, never half way.</param>
    ValueTask AppendAllAsync(IReadOnlyList<StudyEvent> happened, CancellationToken cancellation);

    /// <summary>The events so far, in their order.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    IAsyncEnumerable<StudyEvent> ReadAsync(CancellationToken cancellation);

    /// <summary>Holds the events against one another (<see cref="LedgerReview"/>), and whatever else the ledger can: digests, signatures.</summary>
    /// <param name="cancellation">Ends the review.</param>
    /// <returns>The first event that cannot have happened as it is recorded; null where there is none.</returns>
    ValueTask<LedgerFault?> VerifyAsync(CancellationToken cancellation);
}
