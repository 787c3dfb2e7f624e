using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>A target where it was estimated, as methods of intervals see it. Values are on the scale of the target's function unless said otherwise.</summary>
internal interface ITargetFit
{
    /// <summary>Level, alternative and the rest of what was asked.</summary>
    EstimationOptions Options { get; }

    /// <summary>The target τ.</summary>
    Target Target { get; }

    /// <summary>τ(θ̂).</summary>
    double Value { get; }

    /// <summary>θ̂, d.</summary>
    double[] Parameters { get; }

    /// <summary>The equation that θ̂ solves.</summary>
    IMoments Equation { get; }

    /// <summary>θ̂ of resampled rows; empty where none were resampled.</summary>
    IReadOnlyList<double[]> Replicates { get; }

    /// <summary>τ of resampled rows, which averages over rows follow as θ̂ does; empty where none were resampled.</summary>
    IEnumerable<double> ReplicatedValues() => Replicates.Select(parameters => Target.Value(parameters));

    /// <summary>The variance that rows show by the squares of what each contributes, at θ̂ and in every replicate by its own rows; NaN where a replicate has
    /// none.</summary>
    (double Own, double[] OfReplicates) ResampledVariances();

    /// <summary>How skewed the influence of the units is that were resampled: Efron's acceleration.</summary>
    double Acceleration();

    /// <summary>What a share or a difference of shares can be, on the reported scale; null where nothing limits the target.</summary>
    (double Least, double Largest)? Range { get; }

    /// <summary>Independent labels behind a share that none of them contradicts; null where labels differ.</summary>
    double? LabelsOfBound { get; }

    /// <summary>The variance of τ(θ̂).</summary>
    /// <param name="added">What a finite sample is known to carry beyond what its residuals show; at least 0.</param>
    double Variance(double added);

    /// <summary>How far a variance can be trusted.</summary>
    Freedom Reliance(double variance);

    /// <summary>What single labels contribute (statistics.md §11).</summary>
    ContributionMoments Contributions();
}
