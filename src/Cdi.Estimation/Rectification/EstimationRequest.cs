using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>The arguments of one estimation.</summary>
internal sealed record EstimationRequest(IBoundRows Rows, IRectifiedSample Sample, IReadOnlyList<Target> Targets, EstimationOptions Options)
{
    /// <summary>Whether the variance is one of human labels alone: of the HC family, or that of a model taken for true.</summary>
    public bool IsOfHumanLabels => Options.Variance.IsOfHumanLabels();

    /// <summary>What the loss says of its outcome, where the variance takes that for true; else null.</summary>
    public Likelihood? TakenForTrue => !Options.Variance.TakesModelForTrue() || IsCorpusTarget ? null
        : Options.Variance == VarianceEstimator.Quasi ? Options.Likelihood is { } likelihood ? likelihood with { HasDispersion = true } : null
        : Options.Likelihood;

    /// <summary>Whether the variance takes conditional quantiles for true.</summary>
    public bool TakesQuantilesForTrue => Options.ExpectedSquares is not null && !IsCorpusTarget;

    /// <summary>Whether the variance sums over clusters.</summary>
    public bool IsClustered => Options.Variance.IsClustered();

    /// <summary>Whether the only randomness is the draw. Predictions taken for truth have no draw.</summary>
    public bool IsCorpusTarget => Options.Generalise == Generalise.Corpus && Options.Form != MomentForm.PredictionOnly;

    /// <summary>How the rows were sampled from their population; null where that is of no strata, and where the corpus is the target.</summary>
    public SurveyDesign? Survey => IsCorpusTarget ? null : Options.Survey;

    /// <summary>How intervals are formed.</summary>
    public IIntervalMethod IntervalMethod => IntervalMethods.For(Options.Interval);

    /// <summary>Throws where the arguments do not fit together, which is the caller's mistake and not the data's.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    public void RequireConsistent()
    {
        ArgumentNullException.ThrowIfNull(Sample);
        ArgumentNullException.ThrowIfNull(Targets);
        ArgumentNullException.ThrowIfNull(Options);
        Require(Rows.Rows == Sample.Rows, "Covariates and sample have different rows.");
        Require(Sample.LabelledFeatures.Length == (long)Sample.LabelledRows.Length * Rows.Estimator.FeatureCount, "The features are not n × M.");
        Require(Options.Alpha is > 0 and < 1, "Alpha is not between 0 and 1.");
        Require(Options.InfluentialRows >= 0, "InfluentialRows is negative.");
        Require(Options.Lambda is not LambdaPolicy.Fixed { Value: var value } || double.IsFinite(value), "λ is not finite.");
        Require(Options.Lambda is not LambdaPolicy.Optimal { Target: int index } || (index >= 0 && index < Targets.Count),
            "λ is tuned for a target that is not in the list.");
        Require(!IsClustered || Sample.ClusterOf is not null, "A cluster variance needs clusters.");
        Require(!IsOfHumanLabels || Options.Lambda is LambdaPolicy.Fixed { Value: 0 }, "HC and model variances are for human labels only, λ = 0.");
        var hasPredictions = Options.Lambda is not LambdaPolicy.Fixed { Value: 0 } && Options.Form != MomentForm.PredictionOnly;
        Require(Options.Crossed is null || (!hasPredictions && Options.Bootstrap is null),
            "Crossed clusters are for human labels only, λ = 0, and are not resampled.");
        Require(Options.Crossed is null || Options.Variance != VarianceEstimator.ClusterCR2, "No correction for the leverage of crossed clusters is known.");
        Require(!Options.Variance.TakesModelForTrue() || Options.Likelihood is not null, "The variance of a model needs its likelihood.");
        Require(Options.Bootstrap is null || Sample.KeyOf is not null, "A bootstrap needs the keys of the rows, which its random numbers follow.");
        Require(Options.Survey is null || (Options.Variance is VarianceEstimator.Sandwich or VarianceEstimator.ClusterCR1 && Options.Bootstrap is null
            && Options.Crossed is null), "A sample with strata has a variance of its own.");
        Require(Options.Survey is null || Options.Survey.Units.Length == Sample.Rows, "The survey design has other rows.");
        Require(Options.RowWeights.IsEmpty || Options.RowWeights.Length == Sample.Rows, "The weights have other rows.");
        Require(Options.Calibration is null || (Options is { Form: MomentForm.Rectified, Bootstrap: null, Lambda: LambdaPolicy.Fixed { Value: 0 } }
            && (IsCorpusTarget || Options.Variance is VarianceEstimator.Sandwich or VarianceEstimator.TwoPhase or VarianceEstimator.TwoPhaseFull
                or VarianceEstimator.ClusterCR0 or VarianceEstimator.ClusterCR1)), "Calibrated labels have no such variance.");
        Require(Options.Calibration is null || Options.Calibration.Rows == Sample.Rows, "What labels are calibrated to has other rows.");
        RequireConsistent(Options, Sample.ClusterOf is not null);
        Require(Options.Form is not (MomentForm.Debiased or MomentForm.LabelShift), "Estimates that are put together are solved each by itself.");
        Require(Options.Form != MomentForm.PredictionOnly || Sample.Predictions is not null, "There are no predictions.");
    }

    /// <summary>Throws where options contradict each other or the clusters of the rows.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    public static void RequireConsistent(EstimationOptions options, bool hasClusters)
    {
        Require(options.Variance != VarianceEstimator.Bootstrap, "A bootstrap takes the place of a variance, it is not one of its words here.");
        if (options.Bootstrap is { } bootstrap) RequireResampling(options, bootstrap, hasClusters);
        if (IntervalMethods.For(options.Interval).Missing(options) is { } missing) throw new ArgumentException(missing);
    }

    // Of a corpus only the draw is random; rows of clusters are resampled by clusters or not at all.
    private static void RequireResampling(EstimationOptions options, Bootstrap bootstrap, bool hasClusters)
    {
        Require(bootstrap.Replicates >= 2, "A bootstrap has less than two replicates.");
        Require(options.Generalise == Generalise.Population, "A bootstrap speaks about a population.");
        Require(options.Variance is VarianceEstimator.Sandwich or VarianceEstimator.ClusterCR1, "A bootstrap takes the place of the sandwich.");
        Require(!hasClusters || options.Variance.IsClustered(), "A bootstrap of rows does not hold for rows in clusters.");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition) throw new ArgumentException(message);
    }
}
