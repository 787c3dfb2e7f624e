namespace Cdi.Estimation.Moments;

/// <summary>Consecutive rows of a problem.</summary>
/// <param name="Columns">Rows × p, column-major.</param>
/// <param name="Coefficients">Rows × M, column-major.</param>
/// <param name="Rows">How many; may be 0.</param>
internal readonly record struct RowChunk(ReadOnlyMemory<double> Columns, ReadOnlyMemory<double> Coefficients, int Rows);
