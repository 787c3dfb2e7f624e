namespace Cdi.Estimation.Variance;

/// <summary>The divisor of a sample covariance.</summary>
internal enum CovarianceDivisor
{
    /// <summary>n − 1.</summary>
    RowsMinusOne,

    /// <summary>n.</summary>
    Rows,
}
