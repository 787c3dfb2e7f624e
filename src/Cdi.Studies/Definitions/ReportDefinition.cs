namespace Cdi.Studies.Definitions;

/// <summary>What is written.</summary>
public sealed record ReportDefinition
{
    /// <summary>Title of the report.</summary>
    public required string Title { get; init; }

    /// <summary>Methods shown beside the primary one, in order of the spec.</summary>
    public IReadOnlyList<ComparisonDefinition> Compare { get; init; } = [];

    /// <summary>Files written.</summary>
    public required IReadOnlyList<ReportFormat> Formats { get; init; }

    /// <summary>Corpus texts shown; 0 keeps every text inside the study.</summary>
    public int Examples { get; init; }
}
