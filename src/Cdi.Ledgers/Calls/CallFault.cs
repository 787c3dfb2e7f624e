namespace Cdi.Ledgers.Calls;

/// <summary>Why a sending brought no answer.</summary>
/// <param name="Kind">What happened, as a word: `rate_limited`, `server_error`, `timed_out`, `broken`, `rejected`, `unauthorised`, `malformed_reply`.</param>
/// <param name="Detail">What the provider or the connection said, without any key.</param>
/// <param name="MayBePaid">Whether the provider may have answered, and charged for it, without the answer arriving.</param>
public sealed record CallFault(string Kind, string Detail, bool MayBePaid)
{
    /// <summary>The kind of a request that the provider does not take: sending it again would change nothing.</summary>
    public const string Rejected = "rejected";

    /// <summary>The kind of a request that was not sent, because another process asks it.</summary>
    public const string HeldElsewhere = "held_elsewhere";
}
