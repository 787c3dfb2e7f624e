namespace Cdi.Ledgers.Calls;

/// <summary>Where calls of models are kept: what was asked, before it is sent, and what came of it. Nothing is ever changed or taken out.</summary>
/// <remarks>Safe for any number of threads. A ledger that several hosts share refuses <see cref="BeginAsync"/> while another one holds the request, for
/// instance by a row taken with <c>FOR UPDATE SKIP LOCKED</c>; a ledger of one host never does.</remarks>
public interface ICallLedger : IAsyncDisposable
{
    /// <summary>What is known of a request.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellation">Ends the reading.</param>
    ValueTask<CallHistory> FindAsync(string key, CancellationToken cancellation);

    /// <summary>Writes that a request is about to be sent, and returns when that is on file.</summary>
    /// <param name="begun">The sending.</param>
    /// <param name="cancellation">Not to begin with it; once it is being written it is waited for.</param>
    /// <returns>False where another process holds the request or has its answer: it is not to be sent.</returns>
    /// <exception cref="LedgerException">It could not be written: it is not to be sent.</exception>
    ValueTask<bool> BeginAsync(CallEvent.Begun begun, CancellationToken cancellation);

    /// <summary>Writes how a sending ended, and returns when that is on file. Writing the same end twice is writing it once.</summary>
    /// <param name="ended"><see cref="CallEvent.Answered"/> or <see cref="CallEvent.Failed"/>.</param>
    /// <exception cref="LedgerException">It could not be written; it can be tried again.</exception>
    ValueTask EndAsync(CallEvent ended);

    /// <summary>Counts and costs of all calls.</summary>
    /// <param name="cancellation">Ends the counting.</param>
    ValueTask<CallTotals> TotalsAsync(CancellationToken cancellation);
}
