using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Rectification;

/// <summary>Groups of rows whose moments are summed before they are squared.</summary>
/// <param name="Of">The group of each row of the corpus; null where every row of the equation is one.</param>
/// <param name="Total">How many group numbers there are.</param>
/// <param name="Count">Groups with a label: G.</param>
/// <param name="AreClusters">Clusters of the corpus; otherwise single rows.</param>
internal sealed record RowGroups(IRowValues<int>? Of, int Total, int Count, bool AreClusters)
{
    /// <summary>Clusters that cross these, and the pairs of both: sums over the former are added, over the latter taken off.</summary>
    public (RowGroups Second, RowGroups Both)? Crossed { get; init; }

    /// <summary>The fewest groups with a label of one kind.</summary>
    public int Fewest => Crossed is var (second, _) ? Math.Min(Count, second.Count) : Count;
}
