namespace Cdi.Estimation.MEstimation;

/// <summary>Some rows of an equation, one after the other.</summary>
/// <param name="columns">The columns of all rows, column-major.</param>
/// <param name="coefficients">The coefficients of features of all rows, column-major.</param>
/// <param name="rows">How many rows there are.</param>
/// <param name="first">The first of these rows.</param>
/// <param name="count">How many these are.</param>
internal readonly ref struct EquationRows(
    ReadOnlySpan<double> columns, ReadOnlySpan<double> coefficients, int rows, int first, int count)
{
    private readonly ReadOnlySpan<double> columns = columns;
    private readonly ReadOnlySpan<double> coefficients = coefficients;

    /// <summary>How many these are.</summary>
    public int Count => count;

    /// <summary>The values of a column.</summary>
    /// <param name="index">Which one.</param>
    public ReadOnlySpan<double> Column(int index) => columns.Slice((index * rows) + first, count);

    /// <summary>The coefficients of a feature.</summary>
    /// <param name="index">Which one.</param>
    public ReadOnlySpan<double> Feature(int index) => coefficients.Slice((index * rows) + first, count);
}
