namespace Cdi.Ledgers.Calls;

/// <summary>Where calls of models are kept: what was asked, before it is sent, and what came of it. Nothing is ever changed or taken out.</summary>
/// <remarks>Safe for any number of threads. A ledger that several hosts share refuses <see cref="BeginAsync"/> while another one holds the request, for
/// instance by a row taken with <c>FOR UPDATE SKIP LOCKED</c>; a ledger of one host never does.</remarks>
public interface ICallLedger : IAsyncDisposable
{
    /// <summary>A number of this process, where others share the ledger: it begins at another text than they do. Null where it is alone.</summary>
    uint? Share { get; }

    /// <summary>What is known of a request.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellation">Ends the reading.</param>
    ValueTask<CallHistory> FindAsync(string key, CancellationToken cancellation);

    /// <summary>What is known of every request, by its key, in one reading: for whoever asks about many. Others may write meanwhile.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="LedgerException">It cannot be read, or an entry is damaged.</exception>
    ValueTask<IReadOnlyDictionary<string, CallHistory>> HistoriesAsync(CancellationToken cancellation);

    /// <summary>Writes that a request is about to be sent, and returns when that is on file.</summary>
    /// <param name="begun">The sending.</param>
    /// <param name="cancellation">Not to begin with it; once it is being written it is waited for.</param>
    /// <returns>Whether it may be sent.</returns>
    /// <exception cref="LedgerException">It could not be written: it is not to be sent.</exception>
    ValueTask<BeginResult> BeginAsync(CallEvent.Begun begun, CancellationToken cancellation);

    /// <summary>Writes that calls are about to be submitted together, all or none, and returns when that is on file.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="calls">Its sendings, in its order.</param>
    /// <param name="cancellation">Not to begin with it; once it is being written it is waited for.</param>
    /// <returns>Whether they may be sent: all of them, or none.</returns>
    /// <exception cref="LedgerException">It could not be written: none is to be sent.</exception>
    ValueTask<BeginResult> BeginBatchAsync(CallBatch batch, IReadOnlyList<CallEvent.Begun> calls, CancellationToken cancellation);

    /// <summary>The batches that have no end on file, in their order.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    ValueTask<IReadOnlyList<CallBatch>> OpenBatchesAsync(CancellationToken cancellation);

    /// <summary>Writes how a sending ended, or how a batch went on, and returns when that is on file. Writing it twice is writing it once.</summary>
    /// <param name="ended">Any event but a begin.</param>
    /// <exception cref="LedgerException">It could not be written; it can be tried again.</exception>
    ValueTask EndAsync(CallEvent ended);

    /// <summary>Counts and costs of all calls.</summary>
    /// <param name="cancellation">Ends the counting.</param>
    ValueTask<CallTotals> TotalsAsync(CancellationToken cancellation);
}
