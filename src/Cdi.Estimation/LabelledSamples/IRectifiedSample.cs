using Cdi.Estimation.Annotations;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.LabelledSamples;

/// <summary>What an estimation knows about the rows beside their covariates: what humans say of those that are labelled, which are held, and what is known of
/// all rows, which is read and need not be.</summary>
/// <remarks>In memory it is a <see cref="RectifiedSample"/>, elsewhere a <see cref="DescribedSample"/>.</remarks>
internal interface IRectifiedSample
{
    /// <summary>n, the rows of the corpus.</summary>
    long Rows { get; }

    /// <summary>What the features are of: it says how far a label can be from what was predicted.</summary>
    FeatureMap Map { get; }

    /// <summary>m: the rows that have a human label which was drawn, ascending.</summary>
    ReadOnlyMemory<int> LabelledRows { get; }

    /// <summary>m × M, column-major: φ of the human labels.</summary>
    ReadOnlyMemory<double> LabelledFeatures { get; }

    /// <summary>φ̂, the features of the prediction or their expectation; all zero in a row without prediction. Null where there is none.</summary>
    IRowColumns? Predictions { get; }

    /// <summary>π, the inclusion probability, fixed before ξ was drawn.</summary>
    IRowValues<double> Probabilities { get; }

    /// <summary>Whether the sizes of the draw were fixed before it.</summary>
    bool IsFixedSize { get; }

    /// <summary>The stratum in which a row was at risk, from 0; null for one stratum.</summary>
    IRowValues<int>? StratumOf { get; }

    /// <summary>Whether these are strata of the design, which may differ in spread, and no blocks alone.</summary>
    bool HasStrata { get; }

    /// <summary>The cluster of a row, from 0; null where rows are independent.</summary>
    IRowValues<int>? ClusterOf { get; }

    /// <summary>The fold of a row, from 0, by which λ is tuned; null for one λ from all labels.</summary>
    IRowValues<int>? FoldOf { get; }

    /// <summary>The key of a row, which random numbers follow; null where none are drawn.</summary>
    IRowValues<RowKey>? KeyOf { get; }

    /// <summary>The same rows, labels and draw with other predictions.</summary>
    IRectifiedSample WithPredictions(IRowColumns predictions);
}
