using Cdi.Studies.Running;

namespace Cdi.Studies.Collecting;

/// <summary>What a file says of a text, held against what is known of it.</summary>
/// <param name="Place">The text, a row of the corpus.</param>
/// <param name="Row">The row of the file.</param>
/// <param name="Answers">All that is known with it, one for each column: NaN where nothing was said, ∞ where the person cannot say.</param>
/// <param name="Labels">The labels that these answers make.</param>
/// <param name="LabelsBefore">The labels as they were.</param>
/// <param name="Changed">Answers that differ from those read before.</param>
/// <param name="IsSame">Whether the file says nothing that was not known.</param>
internal sealed record ReviewedText(
    int Place,
    AnswerRow Row,
    double[] Answers,
    double[] Labels,
    double[] LabelsBefore,
    IReadOnlyList<(AnswerRow Row, int Column, double Before, double Now)> Changed,
    bool IsSame)
{
    /// <summary>Compares a row.</summary>
    /// <param name="columns">What is asked.</param>
    /// <param name="place">The text.</param>
    /// <param name="row">The row.</param>
    /// <param name="before">What was known, one for each column.</param>
    /// <param name="labels">The labels as they were.</param>
    /// <param name="said">What the row says, one for each column.</param>
    public static ReviewedText Of(AskedColumns columns, int place, AnswerRow row, double[] before, double[] labels, double[] said)
    {
        var merged = said.ToArray();
        var changed = new List<(AnswerRow Row, int Column, double Before, double Now)>();
        for (var k = 0; k < merged.Length; k++)
        {
            if (double.IsNaN(merged[k])) merged[k] = before[k];
            else if (!double.IsNaN(before[k]) && before[k] != merged[k]) changed.Add((row, k, before[k], merged[k]));
        }

        return new(place, row, merged, columns.LabelsOf(merged), labels, changed, merged.AsSpan().SequenceEqual(before));
    }

    /// <summary>Whether every label was known before.</summary>
    public bool HadLabels => Array.TrueForAll(LabelsBefore, label => !double.IsNaN(label));

    /// <summary>Whether every label is known now; one that nobody can say is.</summary>
    public bool HasLabels => Array.TrueForAll(Labels, label => !double.IsNaN(label));

    /// <summary>Whether it replaces what was said before of a text that was done.</summary>
    public bool IsCorrection => !IsSame && HadLabels && Changed.Count > 0;

    /// <summary>Whether it says something more.</summary>
    public bool IsNew => !IsSame && !IsCorrection;

    /// <summary>Whether a label becomes known, or another one.</summary>
    public bool ChangesLabel => !Labels.AsSpan().SequenceEqual(LabelsBefore);

    /// <summary>Whether a label that was known is so no more.</summary>
    public bool IsUndone => Labels.Zip(LabelsBefore, (now, before) => double.IsNaN(now) && !double.IsNaN(before)).Any(undone => undone);
}
