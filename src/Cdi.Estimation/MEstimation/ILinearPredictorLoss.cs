namespace Cdi.Estimation.MEstimation;

/// <summary>A loss that depends on its parameters through one linear predictor η = Σ θⱼzⱼ, zⱼ a product of covariate columns, with too many parameters for
/// straight-line code.</summary>
/// <remarks>Emitted code says what is its own, the derivatives by η; <see cref="LinearPredictorKernel{TLoss}"/> loops over the columns.</remarks>
public interface ILinearPredictorLoss
{
    /// <summary>d, the number of parameters θ.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>p, the number of covariate columns that the loss reads.</summary>
    static abstract int ColumnCount { get; }

    /// <summary>M, the number of annotated features.</summary>
    static abstract int FeatureCount { get; }

    /// <summary>zⱼ by position: how many columns are multiplied, then which, 0-based. A 0 alone is the constant 1.</summary>
    static abstract ReadOnlySpan<int> Terms { get; }

    /// <summary>Adds the loss of some rows.</summary>
    /// <param name="rows">The block.</param>
    /// <param name="first">First row of those meant.</param>
    /// <param name="predictor">η of rows first, first + 1, …; a multiple of eight.</param>
    /// <param name="lanes">Eight lanes to which the loss is added.</param>
    static abstract void AddLoss(in RowBlock rows, int first, ReadOnlySpan<double> predictor, Span<double> lanes);

    /// <summary>Replaces the predictor of some rows by the residual ∂ℓ/∂η.</summary>
    /// <param name="rows">The block.</param>
    /// <param name="first">First row of those meant.</param>
    /// <param name="predictor">η of rows first, first + 1, …; a multiple of eight; overwritten.</param>
    static abstract void Residuals(in RowBlock rows, int first, Span<double> predictor);

    /// <summary>Replaces the predictor by the residual and writes the weight ∂²ℓ/∂η².</summary>
    /// <param name="rows">The block.</param>
    /// <param name="first">First row of those meant.</param>
    /// <param name="predictor">η of rows first, first + 1, …; a multiple of eight; overwritten.</param>
    /// <param name="weights">As long as <paramref name="predictor"/>; overwritten.</param>
    static abstract void ResidualsAndWeights(in RowBlock rows, int first, Span<double> predictor, Span<double> weights);
}
