namespace Cdi.Dsl.Vocabulary;

/// <summary>A word of the language that this version cannot run.</summary>
/// <param name="Name">The word as written in a study.</param>
/// <param name="Instead">What works today in its place, a sentence.</param>
public sealed record Word(string Name, string Instead);
