using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Probabilities of all options that stand in columns beside a label.</summary>
internal static class RecordedDistribution
{
    /// <summary>How far a sum of probabilities may be from 1, for each option: a file has two digits of them at least.</summary>
    private const double Rounding = 0.006;

    /// <summary>What a model said of every text: the most probable option, of equally probable ones the one declared first, and the probabilities over their
    /// sum.</summary>
    /// <param name="table">The corpus.</param>
    /// <param name="llm">The model.</param>
    /// <param name="outcome">What it decides.</param>
    /// <param name="label">Name of its label.</param>
    /// <param name="confidence">n; its confidence; empty where there is none: it is the probability of the label.</param>
    /// <exception cref="CorpusException">The probabilities of a text are none.</exception>
    public static ModelLabels Of(CorpusTable table, LlmDefinition llm, OutcomeDefinition outcome, string label, ReadOnlyMemory<double> confidence)
    {
        var columns = Columns(table, llm);
        var labels = RecordedCodes.Of(table, outcome, label);
        var (rows, classes) = (table.Rows, columns.Length);
        var (probabilities, sure) = (new double[checked(rows * classes)], new double[rows]);
        for (var row = 0; row < rows; row++)
        {
            var sum = 0.0;
            foreach (var column in columns) sum += column.Span[row];
            var isAnswered = !double.IsNaN(labels[row]);
            if (isAnswered && !(Math.Abs(sum - 1) <= Rounding * classes)) throw Refused(table, llm, row, sum);
            var best = Best(columns, row);
            for (var k = 0; k < classes; k++) probabilities[(k * rows) + row] = isAnswered ? columns[k].Span[row] / sum : double.NaN;
            labels[row] = isAnswered ? best : double.NaN;
            sure[row] = isAnswered ? probabilities[(best * rows) + row] : double.NaN;
        }

        return new(labels, confidence.IsEmpty ? sure : confidence, 0, -1) { Probabilities = probabilities };
    }

    /// <summary>One warning for each model whose labels are not always its most probable options (CDI9169), in the order of the spec.</summary>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material)
    {
        foreach (var llm in material.Definition.Llms)
        {
            if (llm is not { RecordedLabel: { } label, RecordedProbabilities.IsEmpty: false }) continue;
            var outcome = material.Definition.Outcomes.First(each => each.Name == llm.Outcome);
            var (columns, labels) = (Columns(material.Table, llm), RecordedCodes.Of(material.Table, outcome, label));
            int[] other = [.. Enumerable.Range(0, labels.Length).Where(row => !double.IsNaN(labels[row])
                && columns[(int)labels[row]].Span[row] < columns[Best(columns, row)].Span[row])];
            if (other.Length == 0) continue;
            yield return DataDiagnostics.LabelNotMostProbable(material.Table.File, $"llm.{llm.Name}.recorded.probability", llm.Name, other.Length,
                labels.Count(each => !double.IsNaN(each)), material.Table.Place(other[0]));
        }
    }

    private static ReadOnlyMemory<double>[] Columns(CorpusTable table, LlmDefinition llm) => [.. llm.RecordedProbabilities.Select(table.RecordedNumbers)];

    private static int Best(ReadOnlyMemory<double>[] columns, int row)
    {
        var best = 0;
        for (var k = 1; k < columns.Length; k++) best = columns[k].Span[row] > columns[best].Span[row] ? k : best;
        return best;
    }

    private static CorpusException Refused(CorpusTable table, LlmDefinition llm, int row, double sum) => new([DataDiagnostics.NoProbabilities(
        table.File, $"llm.{llm.Name}.recorded.probability", llm.Name, table.Place(row), sum)]);
}
