namespace Cdi.Estimation.Agreement;

/// <summary>A labelled row: its covariate and the model's error.</summary>
/// <param name="Covariate">x.</param>
/// <param name="Error">v − v̂, what people said less what the model said.</param>
/// <param name="Weight">w = 1/π, above 0.</param>
public readonly record struct CovariateError(double Covariate, double Error, double Weight) : IWeightedRow
{
    /// <summary>The cluster with which the row was drawn, any number; null where it was drawn by itself.</summary>
    public int? Cluster { get; init; }
}
