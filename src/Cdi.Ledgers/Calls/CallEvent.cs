namespace Cdi.Ledgers.Calls;

/// <summary>Something that happened to a request. Each sending begins, and ends with an answer, a fault, or not at all: then it was under way when
/// the process ended. Batches of calls have events of their own.</summary>
/// <param name="Key">Key of the request, or of the batch.</param>
/// <param name="Send">Which sending of it, from 1; 1 for a batch.</param>
public abstract record CallEvent(string Key, int Send)
{
    /// <summary>The request is about to be sent. It is on file before the first byte leaves.</summary>
    /// <param name="Request">The request.</param>
    /// <param name="Send">Which sending of it, from 1.</param>
    /// <param name="Bound">What it costs at most; null where that is unknown.</param>
    public sealed record Begun(CallRequest Request, int Send, CallCost? Bound) : CallEvent(KeyOf(Request), Send)
    {
        /// <summary>Key of the batch that it is sent in; null where it is sent alone.</summary>
        public string? Batch { get; init; }

        /// <summary>The most that all processes together may spend, in the currency of <see cref="Bound"/>; null for no limit. It is not written.</summary>
        public decimal? Limit { get; init; }

        private static string KeyOf(CallRequest request)
        {
            ArgumentNullException.ThrowIfNull(request);
            return request.Key;
        }
    }

    /// <summary>A model answered. What it said is kept whatever it is: a refusal too was paid for.</summary>
    /// <param name="Key">Key of the request.</param>
    /// <param name="Send">Which sending of it.</param>
    /// <param name="Reply">The answer.</param>
    public sealed record Answered(string Key, int Send, CallReply Reply) : CallEvent(Key, Send);

    /// <summary>No answer came.</summary>
    /// <param name="Key">Key of the request.</param>
    /// <param name="Send">Which sending of it.</param>
    /// <param name="Fault">What came instead.</param>
    public sealed record Failed(string Key, int Send, CallFault Fault) : CallEvent(Key, Send);

    /// <summary>Calls are about to be submitted together. It is on file, with the begin of each call, before the first byte leaves.</summary>
    /// <param name="Batch">The batch.</param>
    public sealed record BatchBegun(CallBatch Batch) : CallEvent(KeyOf(Batch), 1)
    {
        private static string KeyOf(CallBatch batch)
        {
            ArgumentNullException.ThrowIfNull(batch);
            return batch.Key;
        }
    }

    /// <summary>The provider has taken a batch.</summary>
    /// <param name="Key">Key of the batch.</param>
    /// <param name="Id">Its id with the provider.</param>
    public sealed record BatchSubmitted(string Key, string Id) : CallEvent(Key, 1);

    /// <summary>A batch is over, and the end of each of its calls is on file.</summary>
    /// <param name="Key">Key of the batch.</param>
    /// <param name="Status">How it ended, as a word: `completed`, `expired`, `cancelled`, `failed`, `unsubmitted`, `lost`.</param>
    public sealed record BatchEnded(string Key, string Status) : CallEvent(Key, 1);
}
