using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>What an estimand knows of its rows, to be bound to a loss by every thread that estimates.</summary>
internal interface IRowBinder
{
    /// <summary>Binds the rows.</summary>
    /// <param name="estimator">The M-estimator.</param>
    IBoundRows Bind(MEstimator estimator);

    /// <summary>The same of chosen rows, as a corpus of their own.</summary>
    /// <param name="rows">Rows, which may repeat.</param>
    IRowBinder Take(int[] rows);
}
