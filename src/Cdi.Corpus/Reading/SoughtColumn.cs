namespace Cdi.Corpus.Reading;

/// <summary>A column of the file that a study reads, and the element of the spec that asks for it first.</summary>
internal sealed record SoughtColumn(string Name, string Subject);
