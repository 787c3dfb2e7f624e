using Cdi.Cli.Authoring;

namespace Cdi.Cli.Examination;

/// <summary>What was found in one column.</summary>
/// <param name="Name">Its header.</param>
/// <param name="Look">What it looks like.</param>
/// <param name="Missing">Rows without a value.</param>
/// <param name="Values">Its values with how often each occurs, the most frequent first; empty where there are more than 50.</param>
/// <param name="Range">Its numbers; null where it holds others, or too many columns do.</param>
internal sealed record ColumnFinding(string Name, ColumnLook Look, long Missing, IReadOnlyList<ValueFinding> Values, NumberRange? Range);
