namespace Cdi.Ledgers.Calls;

/// <summary>The words for what happened to a request.</summary>
internal static class CallKind
{
    public const string Begun = "call_begun";
    public const string Answered = "call_answered";
    public const string Failed = "call_failed";
    public const string BatchBegun = "batch_begun";
    public const string BatchSubmitted = "batch_submitted";
    public const string BatchEnded = "batch_ended";

    /// <summary>Whether it happened to a batch and not to a call.</summary>
    public static bool IsOfBatch(string kind) => kind is BatchBegun or BatchSubmitted or BatchEnded;
}
