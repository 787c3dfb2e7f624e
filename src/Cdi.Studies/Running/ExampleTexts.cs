using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Chooses labelled texts to show, where the study allows it.</summary>
internal static class ExampleTexts
{
    /// <summary>As many labelled texts as the study allows, those with the smallest random keys: the choice depends on nothing that was estimated, and not
    /// on the order of the file.</summary>
    public static IReadOnlyList<ExampleText> Of(StudyMaterial material, DrawnSample sample)
    {
        var column = material.Definition.Corpus.Columns.FirstOrDefault(each => each.Type == ColumnType.Text);
        if (material.Definition.Report.Examples == 0 || column is null) return [];
        var texts = material.Table.Texts(column.Name);
        return
        [
            .. Enumerable.Range(0, material.Problem.RowCount)
                .Where(row => sample.Labelled.Span[row])
                .OrderBy(row => material.Problem.Keys.Span[row])
                .Take(material.Definition.Report.Examples)
                .Select(row => Example(material, sample, row, texts[row])),
        ];
    }

    private static ExampleText Example(StudyMaterial material, DrawnSample sample, int row, string text)
    {
        var (source, variable) = (material.Variables[0], material.Problem.Variables[0]);
        var confidence = variable.Confidence.IsEmpty ? double.NaN : variable.Confidence.Span[row];
        return new(
            material.Table.Key(row), text, Shown(material, source, source.Human.RecordedLabel, row), Shown(material, source, source.Llm?.RecordedLabel, row),
            double.IsNaN(confidence) ? null : confidence, sample.Probabilities.Span[row]);
    }

    private static string Shown(StudyMaterial material, VariableSource source, string? record, int row)
    {
        if (record is null) return "";
        if (source.Outcome.IsNumeric) return FormattableString.Invariant($"{material.Table.RecordedNumbers(record).Span[row]:G6}");
        var code = material.Table.Labels(record).Codes.Span[row];
        return code < 0 ? "" : source.Outcome.Options[code].Shown;
    }
}
