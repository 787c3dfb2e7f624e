using Cdi.Estimation.Annotations;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.LabelledSamples;

/// <summary>A sample described by what is held of its labels and what is read of its rows, anew by every pass over them.</summary>
internal sealed record DescribedSample : IRectifiedSample
{
    private readonly ReadOnlyMemory<int> labelled;

    /// <inheritdoc/>
    public required long Rows { get; init; }

    /// <inheritdoc/>
    public required FeatureMap Map { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">They do not ascend.</exception>
    public required ReadOnlyMemory<int> LabelledRows
    {
        get => labelled;
        init
        {
            for (var k = 1; k < value.Length; k++)
            {
                if (value.Span[k] <= value.Span[k - 1]) throw new ArgumentException("Labelled rows do not ascend.", nameof(value));
            }

            labelled = value;
        }
    }

    /// <inheritdoc/>
    public required ReadOnlyMemory<double> LabelledFeatures { get; init; }

    /// <inheritdoc/>
    public IRowColumns? Predictions { get; init; }

    /// <inheritdoc/>
    public required IRowValues<double> Probabilities { get; init; }

    /// <inheritdoc/>
    public required bool IsFixedSize { get; init; }

    /// <inheritdoc/>
    public IRowValues<int>? StratumOf { get; init; }

    /// <inheritdoc/>
    public bool HasStrata { get; init; }

    /// <inheritdoc/>
    public IRowValues<int>? ClusterOf { get; init; }

    /// <inheritdoc/>
    public IRowValues<int>? FoldOf { get; init; }

    /// <inheritdoc/>
    public IRowValues<RowKey>? KeyOf { get; init; }

    /// <inheritdoc/>
    public IRectifiedSample WithPredictions(IRowColumns predictions) => this with { Predictions = predictions };
}
