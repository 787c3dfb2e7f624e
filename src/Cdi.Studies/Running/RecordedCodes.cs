using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Labels that stand in a column of the corpus, of people or of models.</summary>
internal static class RecordedCodes
{
    /// <summary>n: the index of the option, the number for a numeric outcome, NaN where there is no label.</summary>
    /// <param name="table">The corpus.</param>
    /// <param name="outcome">What was decided.</param>
    /// <param name="record">Name of the recorded column.</param>
    public static double[] Of(CorpusTable table, OutcomeDefinition outcome, string record)
    {
        if (outcome.IsNumeric) return table.RecordedNumbers(record).ToArray();
        var codes = table.Labels(record).Codes.Span;
        var values = new double[codes.Length];
        for (var row = 0; row < values.Length; row++) values[row] = codes[row] < 0 ? double.NaN : codes[row];
        return values;
    }

    /// <summary>The texts on which annotators are divided, ascending.</summary>
    /// <param name="table">The corpus.</param>
    /// <param name="record">Name of the recorded column.</param>
    public static IReadOnlyList<int> Divided(CorpusTable table, string record) =>
        table.Joined.FirstOrDefault(each => record == each.Declared.Subject + ".label")?.Tied ?? [];

    /// <summary>n: the texts about which people were asked and that have no label: they are divided, or answered questions from which none follows; empty
    /// where there is none.</summary>
    /// <param name="table">The corpus.</param>
    /// <param name="record">Name of the recorded column.</param>
    public static ReadOnlyMemory<bool> Unlabelled(CorpusTable table, string record)
    {
        var rows = new bool[table.Rows];
        foreach (var row in Divided(table, record)) rows[row] = true;
        if (RecordedQuestions.Derivation(table, record) is { } derived)
        {
            var labels = table.Labels(record).Codes.Span;
            foreach (var name in derived.Answers)
            {
                var answers = table.Labels(name).Codes.Span;
                for (var row = 0; row < rows.Length; row++) rows[row] |= answers[row] >= 0 && labels[row] < 0;
            }
        }

        return rows.Contains(true) ? rows : default;
    }

    /// <summary>n: the texts about which people were asked, with a label or without.</summary>
    public static bool[] Asked(CorpusTable table, OutcomeDefinition outcome, string record)
    {
        var (labels, unlabelled) = (Of(table, outcome, record), Unlabelled(table, record));
        var asked = Array.ConvertAll(labels, label => !double.IsNaN(label));
        for (var row = 0; row < unlabelled.Length; row++) asked[row] |= unlabelled.Span[row];
        return asked;
    }
}
