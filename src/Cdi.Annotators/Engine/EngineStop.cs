namespace Cdi.Annotators.Engine;

/// <summary>No more calls are to be made.</summary>
/// <param name="reason">Why.</param>
/// <param name="detail">What was found, without a full stop.</param>
/// <param name="cause">The exception behind it; null for none.</param>
internal sealed class EngineStop(StopReason reason, string detail, Exception? cause = null) : Exception(detail, cause)
{
    /// <summary>Why.</summary>
    public StopReason Reason { get; } = reason;
}
