using System.Globalization;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the documentation of a kernel: its formulas and the order of its parameters and columns.</summary>
internal static class KernelDocumentation
{
    // Beyond this many parameters a formula per element helps nobody.
    private const int LargestListed = 3;

    public static void Write(CodeWriter writer, string summary, KernelFormulas formulas)
    {
        var printer = new LossPrinter(formulas.Definition);
        writer.Summary(summary).Lines($"/// <remarks>");
        Paragraph(writer, "Loss of a row", Sentence(formulas.Written, new LossPrinter(formulas.Written)));
        foreach (var index in formulas.Written.Regressors.IsEmpty ? [] : formulas.Definition.Indices)
            Paragraph(writer, index.Name, printer.Print(index.Expression));
        Paragraph(writer, "Rectified", $"{printer.Print(formulas.Loss)}, c = λφ̂ + w(φ − λφ̂), φ = ({string.Join(", ", formulas.Features.Select(Feature))})");
        if (formulas.HasLinearPredictor) WritePredictor(writer, formulas, printer);
        else WriteElements(writer, formulas, printer);
        Paragraph(writer, "Parameters", List(formulas.Definition.Parameters, "θ"));
        if (formulas.ColumnCount > 0) Paragraph(writer, "Columns", List(formulas.Definition.Columns, "x"));
        writer.Lines($"/// </remarks>");

        string Feature(LossFeature feature) => feature == LossFeature.Constant ? "1" : string.Join("·", feature.Regressors
            .Select(position => formulas.Written.Regressors[position].Name).Concat(feature.HasOutcome ? ["v"] : Array.Empty<string>())
            .Concat(feature.OfModel is { } model ? [model ? "1[model]" : "1[people]"] : Array.Empty<string>()));
    }

    private static string Sentence(LossDefinition loss, LossPrinter printer) => loss.Indices.IsEmpty
        ? printer.Print(loss.Loss)
        : printer.Print(loss.Loss) + ", " + string.Join(", ", loss.Indices.Select(index => $"{index.Name} = {printer.Print(index.Expression)}"));

    private static void WritePredictor(CodeWriter writer, KernelFormulas formulas, LossPrinter printer)
    {
        Paragraph(writer, "Score", $"r·z, r = {printer.Print(formulas.Residual)}, z = ({string.Join(", ", formulas.Design.Select(printer.Print))})");
        Paragraph(writer, "Hessian", $"h·z·zᵀ, h = {printer.Print(formulas.Weight)}");
    }

    private static void WriteElements(CodeWriter writer, KernelFormulas formulas, LossPrinter printer)
    {
        if (formulas.ParameterCount > LargestListed)
        {
            Paragraph(writer, "Score and Hessian", "the first and second derivatives of the rectified loss by the parameters");
            return;
        }

        for (var j = 0; j < formulas.ParameterCount; j++) Paragraph(writer, $"Score {Number(j)}", printer.Print(formulas.Score[j]));
        for (var j = 0; j < formulas.ParameterCount; j++)
        {
            for (var k = j; k < formulas.ParameterCount; k++) Paragraph(writer, $"Hessian {Number(j)}, {Number(k)}", printer.Print(formulas.Hessian(j, k)));
        }
    }

    private static string List(IEnumerable<string> names, string letter) => string.Join(", ", names.Select((name, j) => $"{letter}[{Number(j)}] = {name}"));

    private static void Paragraph(CodeWriter writer, string title, string text) => writer.Paragraph($"{title}: {text}.");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
