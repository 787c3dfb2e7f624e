using System.Collections.Immutable;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;

namespace Cdi.Studies.Running;

/// <summary>Makes events of labels that were read: NaN where there is none, ∞ where nobody can say.</summary>
internal static class AnswerEvents
{
    /// <summary>Whether a label says that there is none: NaN is what nobody wrote, ∞ that nobody can say; an answer and a gap are two.</summary>
    public static bool IsCannotSay(double label) => double.IsPositiveInfinity(label);

    /// <summary>The event of some texts; null where there is no text.</summary>
    /// <param name="rows">Places of texts, and one label for each variable.</param>
    /// <param name="isCorrection">Whether the labels replace earlier ones.</param>
    public static StudyEvent.LabelsReceived? Of(IReadOnlyList<(int Place, double[] Labels)> rows, bool isCorrection)
    {
        if (rows.Count == 0) return null;
        var columns = Enumerable.Range(0, rows[0].Labels.Length).SelectMany(k => rows.Select(row => row.Labels[k])).ToImmutableArray();
        return new([.. rows.Select(row => row.Place)], [.. columns.Select(label => IsCannotSay(label) ? double.NaN : label)])
        {
            CannotSay = columns.Any(IsCannotSay) ? [.. columns.Select(IsCannotSay)] : [],
            Corrects = isCorrection,
        };
    }

    /// <summary>The labels of a text in an event, in the same terms.</summary>
    public static double[] Labels(StudyEvent.LabelsReceived answers, int place, int variables) =>
    [
        .. Enumerable.Range(0, variables).Select(
            k => answers.IsCannotSay(place, k) ? double.PositiveInfinity : answers.Labels[(k * answers.Rows.Length) + place]),
    ];

    /// <summary>What a sample knows of a text, in the same terms.</summary>
    public static double[] Known(DrawnSample sample, int place) =>
    [
        .. Enumerable.Range(0, sample.Labels.Length).Select(k =>
            !sample.CannotSay[k].IsEmpty && sample.CannotSay[k].Span[place] ? double.PositiveInfinity : sample.Labels[k].Span[place]),
    ];
}
