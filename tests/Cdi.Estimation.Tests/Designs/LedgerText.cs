using Cdi.Estimation.Ledgers;

namespace Cdi.Estimation.Tests.Designs;

/// <summary>Events as text, to the last bit: records compare arrays by reference.</summary>
internal static class LedgerText
{
    public static void AssertSame(IReadOnlyList<StudyEvent> expected, IReadOnlyList<StudyEvent> actual) =>
        Assert.Equal(expected.Select(Of), actual.Select(Of));

    /// <summary>How many numbers events hold.</summary>
    public static int Numbers(IReadOnlyList<StudyEvent> events) => events.Sum(happened => happened switch
    {
        StudyEvent.RoundDrawn { AtRisk: RowsAtRisk.Listed listed } round => (2 * listed.Count) + round.Drawn.Length,
        StudyEvent.RoundDrawn { AtRisk: RowsAtRisk.Ruled ruled } round => 7 + ruled.OfDrawn.Length + round.Drawn.Length,
        StudyEvent.RoundDrawn round => 5 + round.Drawn.Length,
        StudyEvent.LabelsReceived labels => labels.Rows.Length + labels.Labels.Length + labels.CannotSay.Length,
        StudyEvent.Opened => 5,
        _ => throw new InvalidOperationException(happened.GetType().Name),
    });

    private static string Of(StudyEvent happened) => happened switch
    {
        StudyEvent.RoundDrawn round => $"{round.Kind}: {Of(round.AtRisk)}: {string.Join(' ', round.Drawn)}",
        StudyEvent.LabelsReceived labels => $"{string.Join(' ', labels.Rows)}: {Bits(labels.Labels)}: {string.Join(' ', labels.CannotSay)}",
        _ => happened.ToString(),
    };

    private static string Of(RowsAtRisk atRisk) => atRisk switch
    {
        RowsAtRisk.Listed listed => $"{string.Join(' ', listed.Rows)}: {Bits(listed.Probabilities)}",
        RowsAtRisk.Stretch stretch => $"{stretch.Rows}: {Bits([stretch.Probability])}",
        RowsAtRisk.Ruled ruled => $"{ruled.Rows}: {Bits([ruled.Least, ruled.Most, .. ruled.OfDrawn])}: {ruled.Digest}",
        _ => throw new InvalidOperationException(atRisk.GetType().Name),
    };

    private static string Bits(IEnumerable<double> values) => string.Join(' ', values.Select(BitConverter.DoubleToInt64Bits));
}
