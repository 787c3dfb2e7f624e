namespace Cdi.ModelServer;

/// <summary>What a provider, a wire or a model can do wrong.</summary>
public enum ServerFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>429 with <c>Retry-After</c>.</summary>
    RateLimited,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>No answer within the time of a call.</summary>
    TimeOut,

    /// <summary>200 with half of its JSON.</summary>
    TruncatedJson,

    /// <summary>The connection is reset before the answer.</summary>
    Reset,

    /// <summary>The connection is reset in the middle of the answer.</summary>
    BrokenStream,

    /// <summary>An answer byte by byte, whole in the end.</summary>
    SlowStream,

    /// <summary>A letter that is no option.</summary>
    WrongOption,

    /// <summary>The right letter with prose around it.</summary>
    Prose,

    /// <summary>The right letter twice.</summary>
    Duplicate,

    /// <summary>A refusal.</summary>
    Refusal,

    /// <summary>An answer cut off at the limit of its length.</summary>
    CutOff,

    /// <summary>400: the provider does not take this text.</summary>
    Rejected,

    /// <summary>401, with the key repeated in its message.</summary>
    Unauthorised,
}
