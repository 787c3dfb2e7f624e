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

    /// <summary>n: the texts on which annotators are divided; empty where there is none.</summary>
    /// <param name="table">The corpus.</param>
    /// <param name="record">Name of the recorded column.</param>
    public static ReadOnlyMemory<bool> Divided(CorpusTable table, string record)
    {
        if (table.Joined.FirstOrDefault(each => record == each.Declared.Subject + ".label") is not { Tied: [_, ..] tied }) return default;
        var rows = new bool[table.Rows];
        foreach (var row in tied) rows[row] = true;
        return rows;
    }

    /// <summary>n: the texts about which people were asked: those with a label, and those on which they are divided.</summary>
    public static bool[] Asked(CorpusTable table, OutcomeDefinition outcome, string record)
    {
        var (labels, divided) = (Of(table, outcome, record), Divided(table, record));
        var asked = Array.ConvertAll(labels, label => !double.IsNaN(label));
        for (var row = 0; row < divided.Length; row++) asked[row] |= divided.Span[row];
        return asked;
    }
}
