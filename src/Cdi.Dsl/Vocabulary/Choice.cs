namespace Cdi.Dsl.Vocabulary;

/// <summary>A word that stands for a value.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="Name">The word as written in a study.</param>
/// <param name="Value">What it means.</param>
public sealed record Choice<T>(string Name, T Value);
