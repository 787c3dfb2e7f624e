namespace Cdi.Studies.Results;

/// <summary>The inclusion probabilities π of a sample, over all rows of the population.</summary>
public sealed record InclusionSummary
{
    /// <summary>Smallest π.</summary>
    public required double Smallest { get; init; }

    /// <summary>Median π.</summary>
    public required double Median { get; init; }

    /// <summary>Largest π.</summary>
    public required double Largest { get; init; }

    /// <summary>Rows with π = 1, labelled with certainty.</summary>
    public required int Certain { get; init; }

    /// <summary>Largest weight 1/π among labelled rows: the texts for which one label stands.</summary>
    public required double LargestWeight { get; init; }

    /// <summary>Bins of equal width on log₁₀ π, lowest first; a single bin where all π are equal.</summary>
    public required IReadOnlyList<InclusionBin> Histogram { get; init; }
}
