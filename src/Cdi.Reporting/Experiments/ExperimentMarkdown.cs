using Cdi.Reporting.Markdown;
using Cdi.Studies.Experiments;

namespace Cdi.Reporting.Experiments;

/// <summary><c>report.md</c> of an experiment.</summary>
internal static class ExperimentMarkdown
{
    public static string Write(ExperimentResult result)
    {
        var text = new MarkdownText();
        text.Heading(1, ExperimentText.Title(result)).Paragraph(result.Experiment.Documentation);
        List(text, 2, "Expectations", [.. ExperimentText.Promises(result)]);
        foreach (var target in ExperimentText.Targets(result))
        {
            text.Heading(2, ExperimentText.Heading(target.Key));
            Table(text, ExperimentText.Columns(result), target.Select(cell => ExperimentText.Row(result, cell)));
        }

        foreach (var estimand in result.Definition.Estimands)
        {
            var steps = Attribution.Of(result, estimand.Name);
            if (steps.Count < 2) continue;
            text.Heading(2, $"What each part buys: {estimand.Name}, {steps[0].Cell.Draws.Budget}");
            Table(text, ExperimentText.AttributionColumns, steps.Select(ExperimentText.Row));
        }

        List(text, 2, "Left out", result.LeftOut);
        text.Heading(2, "Methods").Paragraph(ExperimentText.Methods(result));
        List(text, 2, "Provenance",
            [$"Tool: {result.Tool}", $"Spec: {result.Spec.FileName}, SHA-256 {result.Spec.Sha256}", $"Corpus: SHA-256 {result.Corpus.Sha256}"]);
        return text.ToString();
    }

    private static void List(MarkdownText text, int level, string heading, IReadOnlyList<string> items)
    {
        if (items.Count == 0) return;
        text.Heading(level, heading);
        foreach (var item in items) text.Item(item);
        text.End();
    }

    private static void Table(MarkdownText text, IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        text.Table(columns, "l" + new string('r', columns.Count - 1));
        foreach (var row in rows) text.Row(row);
        text.End();
    }
}
