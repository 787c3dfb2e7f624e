using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>Rows that arrive in chunks.</summary>
/// <param name="columns">The columns that the loss reads.</param>
internal sealed class StreamedBinder(IRowSource columns) : IRowBinder
{
    /// <inheritdoc/>
    public IBoundRows Bind(MEstimator estimator) => new StreamedRows(estimator, columns);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: rows that stream cannot be drawn with replacement.</exception>
    public IRowBinder Take(int[] rows) => throw new NotSupportedException("Rows that stream cannot be drawn with replacement.");
}
