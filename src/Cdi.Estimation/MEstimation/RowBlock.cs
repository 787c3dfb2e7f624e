namespace Cdi.Estimation.MEstimation;

/// <summary>Up to <see cref="MaximumCount"/> consecutive rows of a problem, as a kernel sees them: covariate columns and feature coefficients, both
/// column-major.</summary>
/// <remarks>
/// The loss of row i is Σₘ cᵢₘ ℓₘ(θ; xᵢ): linear in the coefficients of the annotated features φ(v)
/// (φ = (1, v) for a model with a numeric response, one indicator per class for a categorical one). With
/// cᵢ = λφ̂ᵢ + wᵢ(φᵢ − λφ̂ᵢ) one kernel serves human-only, LLM-only, rectified and calibrated estimation.
/// </remarks>
public readonly ref struct RowBlock
{
    /// <summary>The largest number of rows in a block; chunk borders never depend on the number of threads.</summary>
    public const int MaximumCount = 16_384;

    private readonly ReadOnlySpan<double> columns;
    private readonly ReadOnlySpan<double> coefficients;
    private readonly int stride;
    private readonly int start;

    /// <summary>Describes the rows <paramref name="start"/> … <paramref name="start"/> + <paramref name="count"/> − 1.</summary>
    /// <param name="columns">n × p, column-major, all columns of the problem.</param>
    /// <param name="coefficients">n × M, column-major, all coefficients of the problem.</param>
    /// <param name="stride">n, the rows of the problem.</param>
    /// <param name="start">First row of the block, 0-based.</param>
    /// <param name="count">Rows in the block, 0 … <see cref="MaximumCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rows do not lie within the problem, or are too many.</exception>
    public RowBlock(ReadOnlySpan<double> columns, ReadOnlySpan<double> coefficients, int stride, int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaximumCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, stride - count);
        this.columns = columns;
        this.coefficients = coefficients;
        this.stride = stride;
        this.start = start;
        Count = count;
    }

    /// <summary>Rows in the block.</summary>
    public int Count { get; }

    /// <summary>Values of covariate column <paramref name="index"/> for the rows of the block; length <see cref="Count"/>.</summary>
    public ReadOnlySpan<double> Column(int index) => columns.Slice(checked((int)(((long)index * stride) + start)), Count);

    /// <summary>Coefficients of annotated feature <paramref name="index"/> for the rows of the block; length <see cref="Count"/>.</summary>
    public ReadOnlySpan<double> Coefficient(int index) => coefficients.Slice(checked((int)(((long)index * stride) + start)), Count);
}
