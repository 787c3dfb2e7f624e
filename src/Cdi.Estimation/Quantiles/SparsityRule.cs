namespace Cdi.Estimation.Quantiles;

/// <summary>How the density of residuals at the quantile is estimated.</summary>
internal enum SparsityRule
{
    /// <summary>One density for all rows, from the residuals around the quantile.</summary>
    Alike,

    /// <summary>Of each row, from the distance of two neighbouring quantiles at its x (Hendricks and Koenker 1992).</summary>
    Quotients,

    /// <summary>Of each row a kernel at its residual (Powell 1991).</summary>
    Kernel,
}
