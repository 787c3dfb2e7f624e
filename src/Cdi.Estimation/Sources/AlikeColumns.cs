namespace Cdi.Estimation.Sources;

/// <summary>The same number in every column of every row.</summary>
/// <param name="value">The number.</param>
internal sealed class AlikeColumns(double value) : IRowColumns
{
    /// <inheritdoc/>
    public void Read(long first, int rows, Span<double> values) => values.Fill(value);
}
