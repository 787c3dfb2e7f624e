#if CDI_RUNTIME
using Cdi.Studies.Collections;
#else
using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>What is written.</summary>
public sealed record ReportDefinition
{
    /// <summary>Title of the report.</summary>
    public required string Title { get; init; }

    /// <summary>Methods shown beside the primary one, in order of the spec.</summary>
    public EquatableArray<ComparisonDefinition> Compare { get; init; }

    /// <summary>Files written.</summary>
    public required EquatableArray<ReportFormat> Formats { get; init; }

    /// <summary>ε of the alternative-annotator test, by which models are held against single people; null where it is not asked for.</summary>
    public double? AlternativeTest { get; init; }

    /// <summary>Corpus texts shown; 0 keeps every text inside the study.</summary>
    public int Examples { get; init; }
}
