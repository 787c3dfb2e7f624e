using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Engine;

/// <summary>Annotations from what is on file: a study replays without a network.</summary>
public static class LedgerAnnotations
{
    /// <summary>The annotation of every row; pending where an answer is not on file.</summary>
    /// <param name="task">What was asked.</param>
    /// <param name="known">What is known of requests, by their keys.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static Task<RowAnnotation[]> ReadAsync(ModelTask task, IReadOnlyDictionary<string, CallHistory> known, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(known);
        return ReadAsync(task, (key, _) => new(known.GetValueOrDefault(key, CallHistory.None)), cancellation);
    }

    /// <summary>The annotation of every row; pending where an answer is not on file.</summary>
    /// <param name="task">What was asked.</param>
    /// <param name="find">What is known of a request, by its key.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<RowAnnotation[]> ReadAsync(
        ModelTask task, Func<string, CancellationToken, ValueTask<CallHistory>> find, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(find);
        var annotator = new RowAnnotator(task, async (request, _) =>
        {
            var history = await find(request.Key, cancellation).ConfigureAwait(false);
            if (history.Reply is null && history.Rejection is { } rejection) throw CallEngine.Rejected(rejection);
            return history.Reply;
        });
        var rows = new RowAnnotation[task.Table.Rows];
        for (var row = 0; row < rows.Length; row++) rows[row] = await annotator.AnnotateAsync(row).ConfigureAwait(false);
        return rows;
    }
}
