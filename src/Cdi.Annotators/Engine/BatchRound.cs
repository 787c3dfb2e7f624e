using Cdi.Annotators.Providers;
using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Engine;

/// <summary>What is on file of each text, and which calls are to be made next.</summary>
internal sealed class BatchRound
{
    private readonly OrderedDictionary<string, Wanted> wanted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> rejections = new(StringComparer.Ordinal);

    private BatchRound(int rows) => Rows = new RowAnnotation[rows];

    /// <summary>The annotations, one for each row.</summary>
    public RowAnnotation[] Rows { get; }

    /// <summary>Calls that are neither answered nor under way, in the order of the rows; each one once.</summary>
    public IReadOnlyList<Wanted> Calls => [.. wanted.Values];

    /// <summary>Keys of the calls that were rejected, with how often they were sent.</summary>
    public IReadOnlyDictionary<string, int> Rejections => rejections;

    /// <summary>Reads what is on file.</summary>
    /// <param name="task">What is asked.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="scope">Which calls are to be made.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<BatchRound> ReadAsync(ModelTask task, ICallLedger ledger, Scope scope, CancellationToken cancellation)
    {
        var round = new BatchRound(task.Table.Rows);
        var (isChosen, why) = (false, "");
        var annotator = new RowAnnotator(task, async (request, parameters) =>
        {
            var history = await ledger.FindAsync(request.Key, cancellation).ConfigureAwait(false);
            if (history.Reply is { } reply) return reply;
            if (history.Rejection is { } rejection && scope.Again.GetValueOrDefault(request.Key) != history.Sends)
            {
                round.rejections[request.Key] = history.Sends;
                throw CallEngine.Rejected(rejection);
            }

            var isSpent = history.Rejection is null && history.Sends >= scope.Sends;
            why = history.Batch is not null ? "it is in a batch"
                : isSpent ? FormattableString.Invariant($"sent {history.Sends} times without an answer")
                : "not asked yet";
            if (isChosen && history.Batch is null && !isSpent)
                round.wanted.TryAdd(request.Key, new(request, parameters, history.Sends + 1));
            return null;
        });
        for (var row = 0; row < round.Rows.Length; row++)
        {
            isChosen = scope.Rows?.Contains(row) ?? true;
            var annotation = await annotator.AnnotateAsync(row).ConfigureAwait(false);
            round.Rows[row] = annotation.IsPending ? annotation with { Detail = why } : annotation;
        }

        return round;
    }

    /// <summary>Which calls are to be made.</summary>
    /// <param name="Rows">The rows whose calls they are; null for all.</param>
    /// <param name="Sends">How often a call is sent without an answer, at most.</param>
    /// <param name="Again">Calls that are made again though they were rejected, with how often they were sent then.</param>
    internal sealed record Scope(IReadOnlySet<int>? Rows, int Sends, IReadOnlyDictionary<string, int> Again);

    /// <summary>A call to be made.</summary>
    /// <param name="Request">What is asked.</param>
    /// <param name="Parameters">What is sent beside the prompt.</param>
    /// <param name="Send">Which sending it is.</param>
    internal sealed record Wanted(CallRequest Request, CallParameters Parameters, int Send);
}
