namespace Cdi.ModelServer;

/// <summary>What the server answers.</summary>
public sealed record ServerScript
{
    /// <summary>The model's answer to a prompt.</summary>
    public required Func<ServedCall, string> Answer { get; init; }

    /// <summary>What goes wrong with a call.</summary>
    public Func<ServedCall, ServerFault> Fault { get; init; } = _ => ServerFault.None;

    /// <summary>Tokens that an answer could begin with; null for the answer itself and another word, an empty list where none are told.</summary>
    public Func<ServedCall, IReadOnlyList<(string Token, double LogProbability)>>? Tokens { get; init; }

    /// <summary>Tokens that are said to have been used; null for as many as there are.</summary>
    public (int Input, int Output)? Usage { get; init; }

    /// <summary>What <c>Retry-After</c> says of a call that came too often, in seconds.</summary>
    public double RetryAfter { get; init; } = 1;

    /// <summary>How long nothing is said where a call is to time out.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Requests allowed in a minute, told in headers; null for none told.</summary>
    public long? RequestsPerMinute { get; init; }

    /// <summary>Told of each answer that is charged for, as it is sent.</summary>
    public Action<ServedCall>? Charged { get; init; }

    /// <summary>What goes wrong with a submission of a batch, from 1.</summary>
    public Func<int, BatchFault> BatchFault { get; init; } = _ => ModelServer.BatchFault.None;

    /// <summary>How often a batch is looked at before it has ended.</summary>
    public int BatchLooks { get; init; }

    /// <summary>Told of each batch that is taken, before its id is told to the client.</summary>
    public Action<ServedBatch>? Submitted { get; init; }
}
