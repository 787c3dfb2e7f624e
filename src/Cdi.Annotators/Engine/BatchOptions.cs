namespace Cdi.Annotators.Engine;

/// <summary>How batches are made; nothing of it changes an answer.</summary>
public sealed record BatchOptions
{
    /// <summary>Calls of a batch, at most: what providers take.</summary>
    public int MostCalls { get; init; } = 50_000;

    /// <summary>Characters of the prompts of a batch, at most.</summary>
    public long MostCharacters { get; init; } = 50_000_000;

    /// <summary>How often a call is sent in all, before its text is left for later.</summary>
    public int Sends { get; init; } = 5;

    /// <summary>Whether a batch is waited for; else it is submitted, and collected by a later run.</summary>
    public bool Waits { get; init; } = true;

    /// <summary>Time between two looks at a batch.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The first wait after a fault of the provider; it doubles for each of <see cref="Resends"/>.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the provider is asked again after a fault.</summary>
    public int Resends { get; init; } = 8;

    /// <summary>How old a batch is that a provider may have forgotten.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromDays(29);

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
