namespace Cdi.Estimation.Variance;

/// <summary>Over what the mean Hessian Ĥ of a variance is taken.</summary>
internal enum HessianConvention
{
    /// <summary>Mean of λ∇²ℓ̂ + w(∇²ℓ − λ∇²ℓ̂), the derivative of the moment (statistics.md §3).</summary>
    Weighted,

    /// <summary>Plain mean of ∇²ℓ over all rows, with the prediction where a row has no label, as ppi_py and the CDI code do.</summary>
    PlainMean,
}
