using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Providers;

/// <summary>No answer came.</summary>
/// <param name="fault">Why.</param>
/// <param name="reaction">What can be done about it.</param>
/// <param name="retryAfter">When the provider wants to be asked again; null where it does not say.</param>
/// <param name="cause">The exception behind it; null for none. Its message may hold secrets, and is never shown.</param>
public sealed class CallException(CallFault fault, CallReaction reaction, TimeSpan? retryAfter = null, Exception? cause = null)
    : Exception(fault.Detail, cause)
{
    /// <summary>Why.</summary>
    public CallFault Fault { get; } = fault;

    /// <summary>What can be done about it.</summary>
    public CallReaction Reaction { get; } = reaction;

    /// <summary>When the provider wants to be asked again; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
