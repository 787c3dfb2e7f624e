namespace Cdi.Ledgers.Calls;

/// <summary>Something that happened to a request. Each sending begins, and ends with an answer, a fault, or not at all: then it was under way when
/// the process ended.</summary>
/// <param name="Key">Key of the request.</param>
/// <param name="Send">Which sending of it, from 1.</param>
public abstract record CallEvent(string Key, int Send)
{
    /// <summary>The request is about to be sent. It is on file before the first byte leaves.</summary>
    /// <param name="Request">The request.</param>
    /// <param name="Send">Which sending of it, from 1.</param>
    /// <param name="Bound">What it costs at most; null where that is unknown.</param>
    public sealed record Begun(CallRequest Request, int Send, CallCost? Bound) : CallEvent(KeyOf(Request), Send)
    {
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
}
