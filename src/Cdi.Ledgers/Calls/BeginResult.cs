namespace Cdi.Ledgers.Calls;

/// <summary>Whether a call may be sent.</summary>
public enum BeginResult
{
    /// <summary>It is on file, and may be sent.</summary>
    Granted,

    /// <summary>Another process holds the request or has its answer: it is not to be sent.</summary>
    Held,

    /// <summary>All processes together could spend more than the limit: it is not to be sent.</summary>
    OverLimit,
}
