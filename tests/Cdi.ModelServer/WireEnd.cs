namespace Cdi.ModelServer;

/// <summary>Why an answer ends.</summary>
internal enum WireEnd
{
    /// <summary>It is whole.</summary>
    Stop,

    /// <summary>It is cut off.</summary>
    Length,

    /// <summary>The model declined.</summary>
    Refusal,
}
