namespace Cdi.Annotators.Engine;

/// <summary>How calls are made; nothing of it changes an answer.</summary>
public sealed record EngineOptions
{
    /// <summary>Calls under way at the same time, at most.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>How often a call without an answer is sent again before its text is left for later, and how often in succession a provider that fails
    /// is given time to recover before the run stops.</summary>
    public int Resends { get; init; } = 10;

    /// <summary>The first wait before sending again; it doubles, with jitter.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that nobody asked for.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long nothing is sent after a provider has failed; waiting for it is no sending again.</summary>
    public TimeSpan BreakLength { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Texts in succession that could not be asked about, before the run stops.</summary>
    public int UnreachableTexts { get; init; } = 20;

    /// <summary>Calls that the provider rejects, with no answer to any before them, at which the run stops.</summary>
    public int FirstRejections { get; init; } = 10;

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
