using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>Rows in memory of a linear model whose regressors are instrumented.</summary>
/// <param name="covariates">The columns as <see cref="InstrumentedLayout"/> has them, those of x̂ 0.</param>
internal sealed class InstrumentedBinder(Covariates covariates) : IRowBinder
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The estimator has no instruments.</exception>
    public IBoundRows Bind(MEstimator estimator) => estimator is InstrumentedEstimator instrumented
        ? new InstrumentedRows(instrumented, covariates) : throw new ArgumentException("The estimator has no instruments.", nameof(estimator));

    /// <inheritdoc/>
    public IRowBinder Take(int[] rows) => new InstrumentedBinder(covariates.Take(rows));
}
