#if CDI_RUNTIME
using Cdi.Corpus;
#else
using Cdi.Dsl.Vocabulary;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>Human annotators, whose labels count as true.</summary>
public sealed record HumanDefinition
{
    /// <summary>Name of the annotators.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>///</c> text; empty where none.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>Name of the outcome that they decide.</summary>
    public required string Outcome { get; init; }

    /// <summary>What they are asked; empty where the spec does not say.</summary>
    public string Question { get; init; } = "";

    /// <summary>Labels collected per text, 1 or more.</summary>
    public int LabelsPerText { get; init; } = 1;

    /// <summary>Pay per label; null where none.</summary>
    public decimal? RewardAmount { get; init; }

    /// <summary>ISO 4217 code of <see cref="RewardAmount"/>; null where no reward.</summary>
    public string? RewardCurrency { get; init; }

    /// <summary>What becomes of texts of which they cannot say what they are; null where the spec does not say, which is enough as long as nobody
    /// says so.</summary>
    public Nonresponse? Nonresponse { get; init; }

    /// <summary>How several labels of one text become one; null where each text has one.</summary>
    public LabelAggregate? Aggregate { get; init; }

    /// <summary>Whether labels are still to be collected: none were recorded before the study.</summary>
    public bool IsLive => RecordedLabel is null;

    /// <summary>Recorded labels: a name in <c>CorpusDefinition.RecordedLabels</c> (options) or
    /// <c>CorpusDefinition.RecordedNumbers</c> (numeric outcome). Null where none are recorded. A blank is "not labelled".</summary>
    public string? RecordedLabel { get; init; }

#if !CDI_RUNTIME
    /// <summary>Stem of emitted names.</summary>
    public required string PropertyName { get; init; }

    /// <summary>The column with labels given earlier, under the name of <see cref="RecordedLabel"/>; null where none.</summary>
    public RecordedLabelsPlan? Recorded { get; init; }
#endif
}
