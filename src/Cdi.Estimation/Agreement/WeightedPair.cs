namespace Cdi.Estimation.Agreement;

/// <summary>What a model and people said of one labelled row.</summary>
/// <param name="Model">The model's number, or the code of its class.</param>
/// <param name="Human">The people's.</param>
/// <param name="Weight">w = 1/π, above 0.</param>
public readonly record struct WeightedPair(double Model, double Human, double Weight) : IWeightedRow
{
    /// <summary>The cluster with which the row was drawn, any number; null where it was drawn by itself.</summary>
    public int? Cluster { get; init; }
}
