using Cdi.Estimation.LabelledSamples;

namespace Cdi.Estimation.Designs;

/// <summary>The part of a sampling rule that learns how wrong a prediction will be.</summary>
internal interface IErrorForecast
{
    /// <summary>n; the value expected of the feature in every row, at which leverage is computed.</summary>
    ReadOnlySpan<double> Imputed { get; }

    /// <summary>n; the squared error expected of every row, up to a factor.</summary>
    ReadOnlySpan<double> SquaredErrors { get; }

    /// <summary>Learns from the labels of earlier blocks.</summary>
    /// <param name="known">The labels; none before the first block.</param>
    void Update(KnownLabels known);
}
