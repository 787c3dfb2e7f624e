namespace Cdi.Estimation.Agreement;

/// <summary>A labelled row that stands for others.</summary>
internal interface IWeightedRow
{
    /// <summary>w = 1/π, above 0.</summary>
    double Weight { get; }

    /// <summary>The cluster with which the row was drawn; null where it was drawn by itself.</summary>
    int? Cluster { get; }
}
