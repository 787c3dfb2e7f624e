using Cdi.Estimation.Annotations;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.LabelledSamples;

/// <summary>What an estimator knows about the rows beside their covariates: human features where labelled, predicted features everywhere, and how the labels
/// were drawn.</summary>
/// <remarks>Holds the given memory without copying it. Features are φ(v), see <see cref="FeatureMap"/>.</remarks>
internal sealed partial class RectifiedSample
{
    private readonly ReadOnlyMemory<int> clusters;
    private readonly ReadOnlyMemory<int> folds;
    private readonly ReadOnlyMemory<RowKey> keys;
    private FeatureMap? map;

    /// <summary>Describes a sample.</summary>
    /// <param name="features">n × M, column-major: φ of the human label. Never read where a row is not labelled.</param>
    /// <param name="predictedFeatures">n × M, column-major: φ̂, the features of the prediction or their expectation; all zero in a row without prediction.
    /// Empty where there is none.</param>
    /// <param name="labelled">n: ξ, whether the row has a human label that was drawn.</param>
    /// <param name="probability">n: π, the inclusion probability, fixed before ξ was drawn.</param>
    /// <param name="draw">How the labelled rows were drawn.</param>
    /// <exception cref="ArgumentException">The lengths disagree, or a stratum is negative.</exception>
    public RectifiedSample(
        ReadOnlyMemory<double> features,
        ReadOnlyMemory<double> predictedFeatures,
        ReadOnlyMemory<bool> labelled,
        ReadOnlyMemory<double> probability,
        SampleDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        Rows = labelled.Length;
        Require(Rows == 0 ? features.Length == 0 : features.Length % Rows == 0, "features is not n × M.", nameof(features));
        Require(predictedFeatures.IsEmpty || predictedFeatures.Length == features.Length, "predictedFeatures is not n × M.", nameof(predictedFeatures));
        Require(probability.Length == Rows, "probability does not have length n.", nameof(probability));
        Require(draw.Strata.IsEmpty || draw.Strata.Length == Rows, "The strata of the draw do not have length n.", nameof(draw));
        Require(!draw.Strata.Span.ContainsAnyInRange(int.MinValue, -1), "A stratum is negative.", nameof(draw));
        Features = features;
        PredictedFeatures = predictedFeatures;
        Labelled = labelled;
        Probability = probability;
        Draw = draw;
    }

    /// <summary>n, the rows of the corpus.</summary>
    public int Rows { get; }

    /// <summary>n × M, column-major: φ of the human label; undefined where not labelled.</summary>
    public ReadOnlyMemory<double> Features { get; }

    /// <summary>n × M, column-major: φ̂ of the prediction; all zero in a row without one; empty where no row has one.</summary>
    public ReadOnlyMemory<double> PredictedFeatures { get; }

    /// <summary>n: ξ.</summary>
    public ReadOnlyMemory<bool> Labelled { get; }

    /// <summary>n: π.</summary>
    public ReadOnlyMemory<double> Probability { get; }

    /// <summary>How the labelled rows were drawn.</summary>
    internal SampleDraw Draw { get; }

    /// <summary>n: the cluster of each row, numbered from 0; empty where rows are independent.</summary>
    /// <exception cref="ArgumentException">Its length is neither 0 nor n, or a number is negative.</exception>
    public ReadOnlyMemory<int> Clusters
    {
        get => clusters;
        init
        {
            Require(value.IsEmpty || value.Length == Rows, "Clusters does not have length n.", nameof(value));
            Require(!value.Span.ContainsAnyInRange(int.MinValue, -1), "A cluster is negative.", nameof(value));
            clusters = value;
        }
    }

    /// <summary>n: the fold of each row, numbered from 0. Where given, λ is tuned out of fold: that of each fold from the labels of the others. Empty: one λ
    /// from all labels.</summary>
    /// <exception cref="ArgumentException">Its length is neither 0 nor n, or a number is negative.</exception>
    public ReadOnlyMemory<int> Folds
    {
        get => folds;
        init
        {
            Require(value.IsEmpty || value.Length == Rows, "Folds does not have length n.", nameof(value));
            Require(!value.Span.ContainsAnyInRange(int.MinValue, -1), "A fold is negative.", nameof(value));
            folds = value;
        }
    }

    /// <summary>n: the key of each row, which random numbers follow; empty where none are drawn.</summary>
    /// <exception cref="ArgumentException">Its length is neither 0 nor n.</exception>
    public ReadOnlyMemory<RowKey> Keys
    {
        get => keys;
        init
        {
            Require(value.IsEmpty || value.Length == Rows, "Keys does not have length n.", nameof(value));
            keys = value;
        }
    }

    /// <summary>What the features are of: it says how far a label can be from what was predicted. Numbers that stand for themselves unless set.</summary>
    /// <exception cref="ArgumentException">It has another number of features.</exception>
    public FeatureMap Map
    {
        get => map ??= FeatureMap.Numbers(Rows == 0 ? 1 : Features.Length / Rows);
        init
        {
            Require(value is not null && (Rows == 0 || value.Count == Features.Length / Rows), "The map has another number of features.", nameof(value));
            map = value;
        }
    }

    private static void Require(bool condition, string message, string parameter)
    {
        if (!condition) throw new ArgumentException(message, parameter);
    }
}
