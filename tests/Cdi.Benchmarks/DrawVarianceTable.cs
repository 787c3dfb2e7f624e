using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Tests.Variance;

namespace Cdi.Benchmarks;

/// <summary>Prints how the estimated variance of a draw compares with the variance over draws, by corpus size, share labelled and rounds.</summary>
internal static class DrawVarianceTable
{
    /// <summary>Prints the table of specs/statistics.md.</summary>
    /// <param name="corpora">Corpora of each cell; each is drawn 400 times.</param>
    public static void Print(int corpora)
    {
        var table = new TextTable();
        table.Add("outcome", "texts", "labelled", "rounds", "chance left", "V̂/V", "by m/(m − 1)", "coverage", "withheld");
        foreach (var rows in new[] { 60, 240 })
        {
            var fractions = rows == 60 ? new[] { 0.5, 0.75, 0.9, 0.917, 0.934, 0.95, 0.967, 0.984 } : [0.5, 0.75, 0.9, 0.917, 0.984];
            foreach (var outcome in Enum.GetValues<DrawnOutcome>())
            {
                foreach (var fraction in fractions)
                {
                    foreach (var rounds in new[] { 1, 3, 5, 10 }) table.Add(Cells(new DrawSimulation(rows, fraction, rounds, outcome), corpora));
                }
            }
        }

        table.Print(Console.Out);
    }

    private static string[] Cells(DrawSimulation cell, int corpora)
    {
        var (ratio, replaced, chance, coverage, withheld) = cell.Run(corpora, 400, 1);
        return
        [
            cell.Outcome.ToString(), Text($"{cell.Rows}"), Text($"{cell.Fraction:0.000}"), Text($"{cell.Rounds}"), Text($"{chance:0.0}"),
            chance >= 5 ? Text($"{ratio:0.00}") : Text($"({ratio:0.00})"), Text($"{replaced:0.00}"), Text($"{coverage:0.000}"), Text($"{withheld:0.000}"),
        ];
    }

    private static string Text(FormattableString cell) => cell.ToString(CultureInfo.InvariantCulture);
}
