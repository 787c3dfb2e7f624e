using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>Rows that are held in memory.</summary>
/// <param name="covariates">The columns that the loss reads.</param>
internal sealed class MemoryBinder(Covariates covariates) : IRowBinder
{
    /// <inheritdoc/>
    public IBoundRows Bind(MEstimator estimator) => new MemoryRows(estimator, covariates);

    /// <inheritdoc/>
    public IRowBinder Take(int[] rows) => new MemoryBinder(covariates.Take(rows));
}
