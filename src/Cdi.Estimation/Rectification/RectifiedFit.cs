using System.Collections.Immutable;
using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Rectification;

/// <summary>An estimate: the parameters, their covariance, and every target with its interval.</summary>
public sealed record RectifiedFit : EstimationOutcome
{
    /// <summary>θ̂, d.</summary>
    public required ImmutableArray<double> Parameters { get; init; }

    /// <summary>Covariance of θ̂, d × d.</summary>
    public required ImmutableArray<double> Covariance { get; init; }

    /// <summary>Ĥ⁻¹, d × d: the inverse of the mean Hessian, by the convention asked for. Its rows give the leverage of a design.</summary>
    public required ImmutableArray<double> HessianInverse { get; init; }

    /// <summary>λ, fixed or tuned; 1 for <see cref="MomentForm.PredictionOnly"/>.</summary>
    public required double Lambda { get; init; }

    /// <summary>The targets in the order given.</summary>
    public required ImmutableArray<TargetEstimate> Targets { get; init; }

    /// <summary>Degrees of freedom of the t quantiles; null where the normal is used.</summary>
    public required double? DegreesOfFreedom { get; init; }

    /// <summary>Labelled rows that entered; 0 for <see cref="MomentForm.PredictionOnly"/>.</summary>
    public required int Labels { get; init; }

    /// <summary>Newton iterations of the final solution.</summary>
    public required int Iterations { get; init; }

    /// <summary>Strata of a fixed-size draw with one drawn row: their variance is taken as that of an independent draw, which does not understate it.</summary>
    public required int SingleRowStrata { get; init; }

    /// <summary>What there is to know of the solution of a quantile regression; null for others.</summary>
    public QuantileFacts? Quantile { get; init; }

    /// <summary>Σπ(1 − π), what a draw of fixed size with unequal π left to chance; null where π are equal within strata, or rows were drawn
    /// independently.</summary>
    /// <remarks>specs/statistics.md states the bounds below which a reader is told, and below which a corpus target has no interval.</remarks>
    public double? UnequalChance { get; init; }
}
