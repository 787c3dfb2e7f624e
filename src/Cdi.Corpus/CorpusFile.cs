namespace Cdi.Corpus;

/// <summary>A corpus file that was found: its place and its bytes.</summary>
/// <param name="Path">Path as resolved.</param>
/// <param name="Bytes">The whole file.</param>
/// <param name="Sha256">SHA-256 of <paramref name="Bytes"/>, lower-case hexadecimal.</param>
public sealed record CorpusFile(string Path, ReadOnlyMemory<byte> Bytes, string Sha256);
