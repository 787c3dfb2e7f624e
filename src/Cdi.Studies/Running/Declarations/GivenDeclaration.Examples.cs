using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running.Declarations;

/// <content>Texts that prompts showed with their labels: labelled with certainty, whatever chance did to the others.</content>
internal sealed partial class GivenDeclaration
{
    // Of a column written with a few digits, what differs by rounding is 1.
    private const double Certain = 1 - 1e-6;

    private bool IsExample(int row) => !examples.IsEmpty && examples.Span[row];

    /// <summary>Reports (CDI4012) examples that have no label, or less than certainty by the column of probabilities.</summary>
    private void CheckExamples(ReadOnlySpan<double> probabilities)
    {
        foreach (var llm in material.Definition.Llms)
        {
            if (llm.Outcome != outcome || llm.RecordedExamples is not { } record) continue;
            var (silent, drawn) = (new List<int>(), new List<int>());
            foreach (var row in material.Examples.InOrder(llm.Name).Order())
            {
                if (!labelled[row]) silent.Add(row);
                else if (!probabilities.IsEmpty && probabilities[row] < Certain) drawn.Add(row);
            }

            if (silent.Count > 0) found.Add(Serves(llm, record, silent, "has no human label"));
            if (drawn.Count > 0)
                found.Add(Serves(llm, record, drawn, FormattableString.Invariant($"was drawn with π = {probabilities[drawn[0]]:G6}")));
        }
    }

    private DataDiagnostic OnlyExamples() => DataDiagnostics.FailedTextsExceedBudget(
        material.Table.File, Subject, 0, labelled.Count(each => each), examples.Span.Count(true));

    private DataDiagnostic Serves(LlmDefinition llm, string record, List<int> rows, string fact) => DataDiagnostics.ExamplesServeInference(
        material.Table.File, record, material.LabelColumn(record), llm.Name, material.Table.Place(rows[0]), fact, rows.Count - 1);
}
