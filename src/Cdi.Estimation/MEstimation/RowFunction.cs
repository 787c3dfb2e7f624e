namespace Cdi.Estimation.MEstimation;

/// <summary>K functions of the parameters and one row, or their gradients.</summary>
/// <param name="parameters">θ, d.</param>
/// <param name="row">The columns that the loss reads, p.</param>
/// <param name="values">K, or K × d row by row; overwritten.</param>
public delegate void RowFunction(ReadOnlySpan<double> parameters, ReadOnlySpan<double> row, Span<double> values);
