namespace Cdi.Ledgers.Calls;

/// <summary>What a ledger knows of a request.</summary>
/// <param name="Sends">How often it was sent.</param>
/// <param name="Reply">Its answer; null where none is on file.</param>
public sealed record CallHistory(int Sends, CallReply? Reply)
{
    /// <summary>That of a request that was never sent.</summary>
    public static CallHistory None { get; } = new(0, null);

    /// <summary>That the provider does not take the request, where that is how its last sending ended; else null.</summary>
    public CallFault? Rejection { get; init; }

    /// <summary>Key of the batch in which its last sending is under way; null where it is in none.</summary>
    public string? Batch { get; init; }

    /// <summary>What is known once another entry of the request is read.</summary>
    internal CallHistory After(CallRecord record) => record.Kind == CallKind.Begun
        ? this with { Sends = record.Send, Rejection = null, Batch = record.InBatch }
        : this with
        {
            Reply = record.Reply ?? Reply, Rejection = record.Fault is { Kind: CallFault.Rejected } fault ? fault : null, Batch = null,
        };
}
