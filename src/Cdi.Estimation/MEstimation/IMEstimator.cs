namespace Cdi.Estimation.MEstimation;

/// <summary>A smooth M-estimator θ* = argmin E ℓ(θ; x, v), as emitted code implements it: a type without state whose static members work on blocks of
/// rows.</summary>
/// <remarks>
/// Every sum runs over the rows of one block and overwrites its output; callers add blocks by a fixed pairwise tree.
/// No member allocates. Lane count and order of additions are fixed, so the bits do not depend on the machine's vector width.
/// </remarks>
public interface IMEstimator
{
    /// <summary>d, the number of parameters θ.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>p, the number of covariate columns that the loss reads (0 for a mean).</summary>
    static abstract int ColumnCount { get; }

    /// <summary>M, the number of annotated features φ in which the loss is linear.</summary>
    static abstract int FeatureCount { get; }

    /// <summary>Doubles of scratch that any member needs for a block; 0 where none.</summary>
    static abstract int ScratchLength { get; }

    /// <summary>How the loss behaves far from its minimum; exponential unless a kernel says otherwise.</summary>
    static virtual LossTail Tail => LossTail.Exponential;

    /// <summary>Σᵢ Σₘ cᵢₘ ℓₘ(θ; xᵢ) over the block.</summary>
    /// <param name="rows">The block.</param>
    /// <param name="parameters">θ, d.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/>; contents are lost.</param>
    static abstract double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch);

    /// <summary>Gradient Σᵢ Σₘ cᵢₘ ∇ℓₘ(θ; xᵢ) over the block.</summary>
    /// <param name="rows">The block.</param>
    /// <param name="parameters">θ, d.</param>
    /// <param name="score">d; overwritten.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/>; contents are lost.</param>
    static abstract void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch);

    /// <summary>Gradient and Hessian over the block.</summary>
    /// <param name="rows">The block.</param>
    /// <param name="parameters">θ, d.</param>
    /// <param name="score">d; overwritten.</param>
    /// <param name="hessian">d × d, both triangles; overwritten.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/>; contents are lost.</param>
    static abstract void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch);

    /// <summary>The score of each row of the block, Σₘ cᵢₘ ∇ℓₘ(θ; xᵢ).</summary>
    /// <param name="rows">The block.</param>
    /// <param name="parameters">θ, d.</param>
    /// <param name="scores">Column-major with <paramref name="stride"/> between columns; element j·stride + i is overwritten for i &lt; rows.Count.</param>
    /// <param name="stride">Distance between columns of <paramref name="scores"/>, at least rows.Count.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/>; contents are lost.</param>
    static abstract void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch);
}
