using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Providers;

/// <summary>Someone who answers many calls together, within a day and at half the price. Each member asks once.</summary>
public interface IBatchProvider : IDisposable
{
    /// <summary>Host of its endpoint, with the port where that is not the usual one.</summary>
    string Host { get; }

    /// <summary>Submits a batch.</summary>
    /// <param name="batch">The batch; its key is its name where the provider takes one.</param>
    /// <param name="items">Its calls, in its order.</param>
    /// <param name="cancellation">Ends the waiting; the batch may be taken all the same.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="CallException">It was not taken, or the answer was lost.</exception>
    Task<string> SubmitAsync(CallBatch batch, IReadOnlyList<BatchItem> items, CancellationToken cancellation);

    /// <summary>Looks for a batch whose submission was not answered.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="known">Ids of batches that are known to be others.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>Its id; null where the provider lists none.</returns>
    /// <exception cref="CallException">The provider did not say.</exception>
    Task<string?> FindAsync(CallBatch batch, IReadOnlyCollection<string> known, CancellationToken cancellation);

    /// <summary>How far a batch is.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="CallException">The provider did not say.</exception>
    Task<BatchState> StateAsync(string id, CancellationToken cancellation);

    /// <summary>Asks that no further call of a batch be tried. Calls that were stay answered, and are charged for; some may still be under way.</summary>
    /// <param name="id">Its id; it has not ended.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="CallException">The provider did not take it, or the batch has ended meanwhile.</exception>
    Task CancelAsync(string id, CancellationToken cancellation);

    /// <summary>What came of each call of a batch that has ended, in any order; calls may be missing.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CallException">The provider did not say.</exception>
    IAsyncEnumerable<BatchResult> ResultsAsync(string id, CancellationToken cancellation);
}
