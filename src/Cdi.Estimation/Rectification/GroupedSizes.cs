namespace Cdi.Estimation.Rectification;

/// <summary>What the factor of a sum over groups may depend on.</summary>
/// <param name="Groups">G, groups with a label.</param>
/// <param name="Rows">m, rows with a label; every row where predictions are taken for truth.</param>
/// <param name="Parameters">d, and effects that are absorbed.</param>
/// <param name="ParametersAcross">d, and those effects whose groups lie across the groups that are summed over.</param>
internal readonly record struct GroupedSizes(int Groups, long Rows, int Parameters, int ParametersAcross);
