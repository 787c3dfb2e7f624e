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
            material.Table.Key(row), text, Shown(source, sample.Labels[0].Span[row]), Shown(source, variable.Answer(row)),
            double.IsNaN(confidence) ? null : confidence, sample.Probabilities.Span[row]);
    }

    private static string Shown(VariableSource source, double label)
    {
        if (double.IsNaN(label)) return "";
        return source.Outcome.IsNumeric ? FormattableString.Invariant($"{label:G6}") : source.Outcome.Options[(int)label].Shown;
    }
}
