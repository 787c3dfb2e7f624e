using System.Globalization;
using System.Text.RegularExpressions;

namespace Cdi.Cli.Tests.Reference;

/// <summary>A model matrix as `cdi explain --stage design` prints it.</summary>
internal sealed partial record PrintedDesign(
    string Estimand, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<double>> Rows, IReadOnlyList<double> Sums, IReadOnlyList<double> Norms)
{
    /// <summary>Reads a block from the name of the estimand on.</summary>
    public static PrintedDesign Of(string block)
    {
        var lines = block.TrimEnd().Split('\n').Skip(1).Select(Cells).ToList();
        return new(block[..block.IndexOf(':', StringComparison.Ordinal)], [.. lines[0].Skip(1)],
            [.. lines.Skip(1).Where(line => line[0] is not ("sum" or "norm")).Select(Numbers)],
            Numbers(lines.Single(line => line[0] == "sum")), Numbers(lines.Single(line => line[0] == "norm")));
    }

    private static List<string> Cells(string line) =>
        [.. Cell().Matches(line).Select(cell => cell.Groups["plain"].Value + cell.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal))];

    private static IReadOnlyList<double> Numbers(List<string> cells) =>
        [.. cells.Skip(1).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];

    [GeneratedRegex("(?:^|,)(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<plain>[^,\"]*))")]
    private static partial Regex Cell();
}
