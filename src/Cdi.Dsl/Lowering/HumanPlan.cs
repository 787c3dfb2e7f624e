namespace Cdi.Dsl.Lowering;

/// <summary>Human annotators.</summary>
/// <param name="Name">Name of the annotators.</param>
/// <param name="PropertyName">Stem of emitted names.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Outcome">Name of the outcome that they decide.</param>
/// <param name="Question">What they are asked; empty where none.</param>
/// <param name="LabelsPerText">Labels collected per text, 1 or more.</param>
/// <param name="RewardAmount">Pay per label; null where none.</param>
/// <param name="RewardCurrency">ISO 4217 code; null where no reward.</param>
/// <param name="Recorded">Column with labels given earlier; null where none.</param>
public sealed record HumanPlan(
    string Name,
    string PropertyName,
    string Documentation,
    string Outcome,
    string Question,
    int LabelsPerText,
    decimal? RewardAmount,
    string? RewardCurrency,
    RecordedLabelsPlan? Recorded);
