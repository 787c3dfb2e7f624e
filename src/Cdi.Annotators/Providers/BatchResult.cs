using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Providers;

/// <summary>What came of a call of a batch.</summary>
/// <param name="Name">What the provider knows it by.</param>
public abstract record BatchResult(string Name)
{
    /// <summary>An answer.</summary>
    /// <param name="Name">What the provider knows the call by.</param>
    /// <param name="Reply">The answer, without its cost.</param>
    public sealed record Answered(string Name, CallReply Reply) : BatchResult(Name);

    /// <summary>No answer.</summary>
    /// <param name="Name">What the provider knows the call by.</param>
    /// <param name="Fault">Why.</param>
    /// <param name="Reaction">What can be done about it.</param>
    public sealed record Failed(string Name, CallFault Fault, CallReaction Reaction) : BatchResult(Name);
}
