using Cdi.Estimation.Ledgers;

namespace Cdi.Estimation.Designs;

/// <summary>What has happened in the rounds of a sample that are closed.</summary>
internal static class ClosedRounds
{
    /// <summary>The events without those of the last round, which awaits labels.</summary>
    /// <param name="events">What has happened.</param>
    public static IReadOnlyList<StudyEvent> Of(IReadOnlyList<StudyEvent> events)
    {
        var last = events.OfType<StudyEvent.RoundDrawn>().Last();
        var open = last.Drawn.ToHashSet();
        return [.. events.Where(happened => !ReferenceEquals(happened, last)
            && !(happened is StudyEvent.LabelsReceived labels && labels.Rows.Any(open.Contains))
            && !(happened is StudyEvent.OpinionsReceived or StudyEvent.AnswersReceived))];
    }
}
