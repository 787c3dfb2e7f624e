using Cdi.Corpus;

namespace Cdi.Studies.Results;

/// <summary>Which corpus was read.</summary>
/// <param name="Rows">Data rows of the file.</param>
/// <param name="Kept">Rows that meet <c>keep</c>: the population.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
public sealed record CorpusFacts(long Rows, int Kept, string Sha256)
{
    /// <summary>Rows that each condition of <c>keep</c> left out, in the order of the conditions: those that meet the conditions before it and not this one.</summary>
    public IReadOnlyList<DroppedRows> Dropped { get; init; } = [];
}
