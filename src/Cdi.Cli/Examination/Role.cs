namespace Cdi.Cli.Examination;

/// <summary>A column that plays a part.</summary>
/// <param name="Column">Its header.</param>
/// <param name="Guessed">Whether no flag named it.</param>
internal readonly record struct Role(string Column, bool Guessed);
