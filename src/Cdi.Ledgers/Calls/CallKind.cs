namespace Cdi.Ledgers.Calls;

/// <summary>The words for what happened to a request.</summary>
internal static class CallKind
{
    public const string Begun = "call_begun";
    public const string Answered = "call_answered";
    public const string Failed = "call_failed";
}
