#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>How labels that were collected before the study had been drawn.</summary>
/// <param name="Probability">Name in <c>CorpusDefinition.RecordedNumbers</c> of the inclusion probabilities, in (0, 1], one per row; null for
/// <c>given = uniform</c>, where the probability is the share of rows (of the stratum, of the clusters) labelled.</param>
public sealed record GivenLabels(string? Probability)
{
    /// <summary>Name of the column of groups from each of which a fixed number of rows was drawn; null for none.</summary>
    public string? Strata { get; init; }

    /// <summary>Name of the column of groups that were drawn whole; null where rows were drawn.</summary>
    public string? Cluster { get; init; }
}
