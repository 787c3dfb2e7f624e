using Cdi.Studies.Collecting;

namespace Cdi.AnnotationPage.Messages;

/// <summary>The study as its owner sees it.</summary>
/// <param name="Study">Its name.</param>
/// <param name="IsComplete">Whether every text of the sample has its answers.</param>
/// <param name="Budget">Texts that the budget buys.</param>
/// <param name="Seconds">Median of the seconds that a text was looked at, by all; null without an answer.</param>
/// <param name="Rounds">The rounds drawn.</param>
/// <param name="People">The annotators.</param>
/// <param name="Remarks">What they wrote, the latest first.</param>
/// <param name="Agreement">How annotators agree with one another, and with models on closed rounds.</param>
/// <param name="Cost">What answers cost; null where the study names no reward.</param>
/// <param name="Estimates">What it estimates; empty while the sample is not complete.</param>
/// <param name="Obstacles">What the study waits for.</param>
internal sealed record OwnerReply(
    string Study, bool IsComplete, int Budget, double? Seconds, IReadOnlyList<RoundReply> Rounds, IReadOnlyList<PersonReply> People,
    IReadOnlyList<RemarkReply> Remarks, IReadOnlyList<AgreementReply> Agreement, CollectionCost? Cost,
    IReadOnlyList<EstimateReply> Estimates, IReadOnlyList<string> Obstacles);
