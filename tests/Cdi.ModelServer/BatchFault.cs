namespace Cdi.ModelServer;

/// <summary>What can go wrong with a batch as a whole.</summary>
public enum BatchFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>500, and no batch.</summary>
    ServerError,

    /// <summary>400, and no batch.</summary>
    Refused,

    /// <summary>The batch is taken, and the connection is reset before its id is told.</summary>
    LostAnswer,

    /// <summary>It is taken, and then not tried: its form is at fault.</summary>
    Failed,

    /// <summary>Its time is over when every second call has been tried.</summary>
    Expired,

    /// <summary>It is cancelled when every second call has been tried.</summary>
    Cancelled,
}
