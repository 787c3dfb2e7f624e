using Cdi.Corpus;

namespace Cdi.Studies.Results;

/// <summary>Which corpus was read.</summary>
/// <param name="Rows">Data rows of the file, or rows from memory.</param>
/// <param name="Kept">Rows that meet <c>keep</c>: the population.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal; of the rows in a form of their own where they come from memory.</param>
public sealed record CorpusFacts(long Rows, int Kept, string Sha256)
{
    /// <summary>Whether a program gave the rows, so that the file that the spec names was not read.</summary>
    public bool IsFromMemory { get; init; }

    /// <summary>Rows that each condition of <c>keep</c> left out, in the order of the conditions: those that meet the conditions before it and not this
    /// one.</summary>
    public IReadOnlyList<DroppedRows> Dropped { get; init; } = [];
}
