using System.Globalization;
using System.Text;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Csv;

/// <summary><c>draws.csv</c>: for every sample, a row per text with its block, its inclusion probability and whether it was drawn, and
/// where a design draws from strata the stratum of its block, numbered over blocks, in the order of the file.</summary>
/// <remarks>With the corpus, it is what a reviewer needs to compute estimates from human labels and their standard errors again.</remarks>
internal static class DrawsTable
{
    public static string Of(StudyResult result)
    {
        var outcomes = result.Draws.Count == 0 ? [] : result.Draws[0].Labelled.Select(each => each.Outcome).ToList();
        var hasStrata = result.Draws.Any(sample => !sample.StratumOf.IsEmpty);
        var text = new StringBuilder();
        text.Append(new CsvTable(["design", "draw", "block", "row", "key", "pi", "drawn", .. Headers(outcomes), .. (string[])(hasStrata ? ["stratum"] : [])])
            .ToString());
        foreach (var sample in result.Draws) Append(text, sample, hasStrata);
        return text.ToString();
    }

    // One outcome needs no name: its column is `labelled`.
    private static IEnumerable<string> Headers(List<string> outcomes) =>
        outcomes.Count == 1 ? ["labelled"] : outcomes.Select(outcome => $"labelled.{outcome}");

    private static void Append(StringBuilder text, SampleDraws sample, bool hasStrata)
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
            if (hasStrata) text.Append(',').Append(Stratum(sample, row));
            text.Append('\n');
        }
    }

    // A design without strata beside one that has some leaves the field empty.
    private static string Stratum(SampleDraws sample, int row) =>
        sample.StratumOf.IsEmpty ? "" : (sample.StratumOf.Span[row] + 1).ToString(CultureInfo.InvariantCulture);

    private static string Logical(bool value) => value ? "TRUE" : "FALSE";

    private static string DrawName(DrawMethod method) => method switch
    {
        DrawMethod.FixedSize => "fixed",
        DrawMethod.Poisson => "poisson",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such draw."),
    };
}
