using System.Globalization;
using System.Text;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Csv;

/// <summary><c>draws.csv</c>: for every sample, a row per text with its block, its inclusion probability and whether it was drawn, in the order of the
/// file.</summary>
/// <remarks>With the corpus, it is what a reviewer needs to compute estimates from human labels and their standard errors again.</remarks>
internal static class DrawsTable
{
    public static string Of(StudyResult result)
    {
        var outcomes = result.Draws.Count == 0 ? [] : result.Draws[0].Labelled.Select(each => each.Outcome).ToList();
        var text = new StringBuilder();
        text.Append(new CsvTable(["design", "draw", "block", "row", "key", "pi", "drawn", .. Headers(outcomes)]).ToString());
        foreach (var sample in result.Draws) Append(text, sample);
        return text.ToString();
    }

    // One outcome needs no name: its column is `labelled`.
    private static IEnumerable<string> Headers(List<string> outcomes) =>
        outcomes.Count == 1 ? ["labelled"] : outcomes.Select(outcome => $"labelled.{outcome}");

    private static void Append(StringBuilder text, SampleDraws sample)
    {
        var blocks = sample.Blocks.Select(block => $"{CsvTable.Quoted(sample.Design)},{DrawName(sample.Method)},{CsvTable.Quoted(block)},").ToList();
        for (var row = 0; row < sample.Rows.Length; row++)
        {
            var number = sample.Rows.Span[row];
            text.Append(blocks[sample.BlockOf.Span[row]]).Append(CultureInfo.InvariantCulture, $"{number},");
            if (sample.Keys.Count == 0) text.Append(CultureInfo.InvariantCulture, $"{number}");
            else text.Append(CsvTable.Quoted(sample.Keys[row]));
            text.Append(CultureInfo.InvariantCulture, $",{sample.Probabilities.Span[row]:R},{Logical(sample.Drawn.Span[row])}");
            foreach (var labels in sample.Labelled) text.Append(',').Append(Logical(labels.Of.Span[row]));
            text.Append('\n');
        }
    }

    private static string Logical(bool value) => value ? "TRUE" : "FALSE";

    private static string DrawName(DrawMethod method) => method switch
    {
        DrawMethod.FixedSize => "fixed",
        DrawMethod.Poisson => "poisson",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such draw."),
    };
}
