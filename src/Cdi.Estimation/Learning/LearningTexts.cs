using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Learning;

/// <summary>What an annotator that learns reads of every row.</summary>
/// <param name="Vectors">n; the vectors of the rows.</param>
/// <param name="Identities">n; equal for rows that share a fold, such as copies of a text and texts of a cluster.</param>
public sealed record LearningTexts(IReadOnlyList<SparseVector> Vectors, ReadOnlyMemory<RowKey> Identities)
{
    /// <summary>The same of chosen rows, as a corpus of their own: copies of a row share a fold.</summary>
    /// <param name="rows">Rows, which may repeat.</param>
    internal LearningTexts Take(int[] rows) => new(Array.ConvertAll(rows, row => Vectors[row]), Array.ConvertAll(rows, row => Identities.Span[row]));
}
