using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>Rows whose group effects are to be absorbed.</summary>
internal sealed class AbsorbedBinder(Covariates covariates, int[] groupOf) : IRowBinder
{
    public IBoundRows Bind(MEstimator estimator) => new AbsorbedRows(estimator, covariates, groupOf);

    public IRowBinder Take(int[] rows) => new AbsorbedBinder(covariates.Take(rows), [.. rows.Select(row => groupOf[row])]);
}
