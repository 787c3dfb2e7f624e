using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>What is asked of an estimation beside its targets.</summary>
public sealed record EstimationOptions
{
    /// <summary>What the interval speaks about: the corpus, or the population it was drawn from.</summary>
    public required Generalise Generalise { get; init; }

    /// <summary>α in (0, 1): intervals have level 1 − α.</summary>
    public required double Alpha { get; init; }

    /// <summary>How λ is chosen.</summary>
    public required LambdaPolicy Lambda { get; init; }

    /// <summary>How human and predicted scores are put together.</summary>
    public MomentForm Form { get; init; } = MomentForm.Rectified;

    /// <summary>Which estimates of predictions correct which, where <see cref="Form"/> is <see cref="MomentForm.Debiased"/> and λ is tuned.</summary>
    public TuningShape Tuning { get; init; }

    /// <summary>Which variance estimator.</summary>
    public VarianceEstimator Variance { get; init; } = VarianceEstimator.Sandwich;

    /// <summary>What the loss says of the distribution of its outcome; needed by <see cref="VarianceEstimator.Model"/>.</summary>
    internal Likelihood? Likelihood { get; init; }

    /// <summary>d × d, the expected Σ s sᵀ of weighted human scores where a variance of a quantile regression takes its quantiles for true; null
    /// elsewhere.</summary>
    internal double[]? ExpectedSquares { get; init; }

    /// <summary>Whether parameters are ratios of means whose denominators labels may move.</summary>
    internal bool LabelsWeigh { get; init; }

    /// <summary>Whether parameters are means each of its own, so that they take no labels from one another.</summary>
    internal bool FitsApart { get; init; }

    /// <summary>The total that one parameter is the inverse of; null where none is.</summary>
    internal CountedTotal? Total { get; init; }

    /// <summary>n: 1 for texts whose labels are compared with one another, of whose number degrees of freedom are; empty where none are.</summary>
    internal ReadOnlyMemory<double> Compared { get; init; }

    /// <summary>n: what a row weighs in the loss; empty where every row weighs 1. Rows of weight 0 are none of those that degrees of freedom count.</summary>
    internal ReadOnlyMemory<double> RowWeights { get; init; }

    /// <summary>Whether labels are read as regressors, so that the one feature that differs need not be the outcome.</summary>
    internal bool HasAnnotatedRegressor { get; init; }

    /// <summary>Whether labels are terms of a sum in which every text counts, whatever its factor, and the mean is a multiple of that sum.</summary>
    internal bool IsTotal { get; init; }

    /// <summary>That mean were every label of the corpus an event; null where it is not a total.</summary>
    internal double? LargestMean { get; init; }

    /// <summary>Clusters that cross those of the sample; null where there are none. For sums over clusters without correction for leverage.</summary>
    internal CrossedClusters? Crossed { get; init; }

    /// <summary>How the rows were sampled from their population, where that has strata or finite strata; takes the place of the sandwich and of sums over
    /// clusters for a population.</summary>
    internal SurveyDesign? Survey { get; init; }

    /// <summary>What is known of every row and labels are calibrated to; null where a label counts 1/π. For human labels alone, without a bootstrap, by the
    /// sandwich, that of two phases, or sums over clusters or units of a sample without correction for leverage.</summary>
    internal LabelCalibration? Calibration { get; init; }

    /// <summary>Takes the covariance of θ̂ from solutions on resampled rows; null for <see cref="Variance"/>'s. For a population, and rows that are
    /// independent.</summary>
    internal Bootstrap? Bootstrap { get; init; }

    /// <summary>Conventions on which packages differ.</summary>
    internal VarianceConventions Conventions { get; init; } = VarianceConventions.Default;

    /// <summary>How intervals are formed; Wald's, as reference packages do, unless set.</summary>
    public IntervalRule Interval { get; init; } = IntervalRule.Wald;

    /// <summary>The alternative hypothesis, which shapes interval and p-value alike.</summary>
    public Alternative Alternative { get; init; } = Alternative.TwoSided;

    /// <summary>Whether estimates say what each unit contributes to them, by which they are correlated with others of the same rows.</summary>
    internal bool KeepsInfluence { get; init; }

    /// <summary>Whether estimates say what the draw alone contributes to them, and what they are in each replicate: by which they are put together.</summary>
    internal bool KeepsParts { get; init; }

    /// <summary>How many rows to list for each target that carry most of its variance; 0 to list none.</summary>
    public int InfluentialRows { get; init; }

    /// <summary>The options of a method for one or no named target.</summary>
    /// <param name="method">The method.</param>
    /// <param name="generalise">What the interval speaks about.</param>
    /// <param name="alpha">α.</param>
    /// <param name="tunedTarget">The target for which tuned methods tune λ; null for the trace.</param>
    public static EstimationOptions For(EstimationMethod method, Generalise generalise, double alpha, int? tunedTarget = null)
    {
        ArgumentNullException.ThrowIfNull(method);
        return new EstimationOptions
        {
            Generalise = generalise,
            Alpha = alpha,
            Lambda = tunedTarget is int target ? method.LambdaFor(target) : method.Lambda,
            Form = method.Form,
        };
    }
}
