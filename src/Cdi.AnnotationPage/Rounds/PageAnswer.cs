using System.Collections.Immutable;

namespace Cdi.AnnotationPage.Rounds;

/// <summary>An answer of an annotator.</summary>
/// <param name="Id">What the annotator's browser calls it.</param>
/// <param name="Person">Who.</param>
/// <param name="Key">The text.</param>
/// <param name="Round">The round that drew it.</param>
/// <param name="Answers">What was said to each question.</param>
/// <param name="Note">What was written beside it; empty for nothing.</param>
/// <param name="Seconds">Seconds that the text was looked at.</param>
/// <param name="IsWithdrawn">Whether the annotator took it back.</param>
/// <param name="IsSettled">Whether it stands in the study's own ledger.</param>
internal sealed record PageAnswer(
    string Id, string Person, string Key, int Round, ImmutableArray<string> Answers, string Note, double Seconds, bool IsWithdrawn, bool IsSettled);
