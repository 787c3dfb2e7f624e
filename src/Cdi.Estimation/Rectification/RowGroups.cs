using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Rectification;

/// <summary>Groups of rows whose moments are summed before they are squared.</summary>
/// <param name="Of">The group of each row of the corpus; null where every row of the equation is one.</param>
/// <param name="Total">How many group numbers there are.</param>
/// <param name="Count">Groups with a label: G.</param>
/// <param name="AreClusters">Clusters of the corpus; otherwise single rows.</param>
internal sealed record RowGroups(IRowValues<int>? Of, int Total, int Count, bool AreClusters);
