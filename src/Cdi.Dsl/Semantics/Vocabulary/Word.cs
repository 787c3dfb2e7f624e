namespace Cdi.Dsl.Semantics.Vocabulary;

/// <summary>A word of the language.</summary>
/// <param name="Name">The word as written in a study.</param>
/// <param name="Instead">What works today in its place, a sentence; null where the word itself works.</param>
public sealed record Word(string Name, string? Instead = null)
{
    /// <summary>Whether this version can run it.</summary>
    public bool IsSupported => Instead is null;
}
