namespace Cdi.Ledgers.Calls;

/// <summary>A sending that may have been paid for without an answer: under way when a process ended, or lost on its way.</summary>
/// <param name="Key">Key of the request.</param>
/// <param name="Send">Which sending of it.</param>
/// <param name="Time">When it began: ISO 8601, UTC.</param>
/// <param name="Model">Model and snapshot.</param>
/// <param name="Bound">What it costs at most; null where that is unknown.</param>
/// <param name="Fault">What ended it; null where nothing was written after its begin.</param>
public sealed record OpenCall(string Key, int Send, string Time, string Model, CallCost? Bound, CallFault? Fault)
{
    /// <summary>The provider's id of the batch in which it is under way, empty while none is on file; null where it is in no batch.</summary>
    public string? Batch { get; init; }

    /// <summary>Bytes of its prompt and of what was sent beside it, in UTF-8.</summary>
    public long RequestBytes { get; init; }
}
