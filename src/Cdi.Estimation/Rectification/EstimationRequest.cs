using Cdi.Estimation.MEstimation;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>The arguments of one estimation.</summary>
internal sealed record EstimationRequest(Covariates Covariates, RectifiedSample Sample, IReadOnlyList<Target> Targets, EstimationOptions Options)
{
    /// <summary>Whether the variance is one of the HC family.</summary>
    public bool IsHeteroskedasticityConsistent => Options.Variance is VarianceEstimator.HC0 or VarianceEstimator.HC1 or VarianceEstimator.HC2
        or VarianceEstimator.HC3;

    /// <summary>Whether the variance sums over clusters.</summary>
    public bool IsClustered => Options.Variance is VarianceEstimator.ClusterCR0 or VarianceEstimator.ClusterCR1 or VarianceEstimator.ClusterCR2;

    /// <summary>Whether the only randomness is the draw. Predictions taken for truth have no draw.</summary>
    public bool IsCorpusTarget => Options.Generalise == Generalise.Corpus && Options.Form != MomentForm.PredictionOnly;

    /// <summary>How intervals are formed.</summary>
    public IIntervalMethod IntervalMethod => IntervalMethods.For(Options.Interval);

    /// <summary>Throws where the arguments do not fit together, which is the caller's mistake and not the data's.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    public void RequireConsistent(MEstimator estimator)
    {
        ArgumentNullException.ThrowIfNull(Sample);
        ArgumentNullException.ThrowIfNull(Targets);
        ArgumentNullException.ThrowIfNull(Options);
        Require(Covariates.Rows == Sample.Rows, "Covariates and sample have different rows.");
        Require(Covariates.Values.Length == (long)Sample.Rows * estimator.ColumnCount, "The covariates are not n × p.");
        Require(Sample.Features.Length == (long)Sample.Rows * estimator.FeatureCount, "The features are not n × M.");
        Require(Options.Alpha is > 0 and < 1, "Alpha is not between 0 and 1.");
        Require(Options.InfluentialRows >= 0, "InfluentialRows is negative.");
        Require(Options.Lambda is not LambdaPolicy.Fixed { Value: var value } || double.IsFinite(value), "λ is not finite.");
        Require(Options.Lambda is not LambdaPolicy.Optimal { Target: int index } || (index >= 0 && index < Targets.Count),
            "λ is tuned for a target that is not in the list.");
        Require(!IsClustered || !Sample.Clusters.IsEmpty, "A cluster variance needs clusters.");
        Require(!IsHeteroskedasticityConsistent || Options.Lambda is LambdaPolicy.Fixed { Value: 0 }, "HC variances are for human labels only, λ = 0.");
        if (Options.Bootstrap is { } bootstrap) RequireResampling(bootstrap);
        if (IntervalMethod.Missing(Options) is { } missing) throw new ArgumentException(missing);
        Require(Options.Form != MomentForm.PredictionOnly || !Sample.PredictedFeatures.IsEmpty, "There are no predictions.");
    }

    // Of a corpus only the draw is random, and whole clusters would have to be resampled.
    private void RequireResampling(Bootstrap bootstrap)
    {
        Require(bootstrap.Replicates >= 2, "A bootstrap has less than two replicates.");
        Require(Sample.Keys.Length == Sample.Rows, "A bootstrap needs the keys of the rows, which its random numbers follow.");
        Require(Options.Generalise == Generalise.Population, "A bootstrap speaks about a population.");
        Require(Options.Variance == VarianceEstimator.Sandwich, "A bootstrap takes the place of the sandwich.");
        Require(Sample.Clusters.IsEmpty, "A bootstrap of rows does not hold for rows in clusters.");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition) throw new ArgumentException(message);
    }
}
