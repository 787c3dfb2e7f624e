namespace Cdi.Estimation.DesignChecks;

/// <summary>What a test of a declared design compares.</summary>
public enum CheckedQuantity
{
    /// <summary>Σξ against Σπ: how many units were labelled, and how many the probabilities announce.</summary>
    Count,

    /// <summary>Σξ/π over rows against n: how many rows the labelled ones stand for.</summary>
    WeightTotal,

    /// <summary>The mean of an auxiliary variable among labelled rows, weighted by 1/π, against its mean among all.</summary>
    Mean,
}
