namespace Cdi.Estimation.Prediction;

/// <summary>The labelled rows that one regression is fitted to.</summary>
/// <param name="regressors">m × q, row-major.</param>
/// <param name="labels">m; what the human said.</param>
/// <param name="weights">m; positive.</param>
/// <param name="columnCount">q.</param>
internal readonly ref struct TrainingRows(ReadOnlySpan<double> regressors, ReadOnlySpan<double> labels, ReadOnlySpan<double> weights, int columnCount)
{
    public ReadOnlySpan<double> Regressors { get; } = regressors;

    public ReadOnlySpan<double> Labels { get; } = labels;

    public ReadOnlySpan<double> Weights { get; } = weights;

    public int ColumnCount { get; } = columnCount;

    public int Count => Labels.Length;

    public ReadOnlySpan<double> Row(int row) => Regressors.Slice(row * ColumnCount, ColumnCount);
}
