using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Variance;

namespace Cdi.Benchmarks;

/// <summary>Prints coverage and width of 95 % intervals of linear slopes of an event, by Wald's rule and by that of studies.</summary>
internal static class SlopeTable
{
    private static readonly IntervalRule[] Rules = [IntervalRule.Wald, IntervalRule.FiniteSample];

    /// <summary>Prints the table behind specs/statistics.md.</summary>
    /// <param name="trials">Trials of each cell.</param>
    public static void Print(int trials)
    {
        var table = new TextTable();
        table.Add("covariate", "share", "slope", "labels", "Wald", "rule of studies", "slope below it", "slope above it", "width to Wald");
        foreach (var cell in SlopeSimulation.All)
        {
            var (wald, used) = cell.Run(trials, Rules) is [var first, var second] ? (first, second) : throw new System.Diagnostics.UnreachableException();
            table.Add(
                cell.Covariate.ToString(), Text($"{cell.Share}"), Text($"{cell.Slope}"), Text($"{cell.Labels}"), Text($"{wald.Coverage:0.0000}"),
                Text($"{used.Coverage:0.0000}"), Text($"{used.Above:0.0000}"), Text($"{used.Below:0.0000}"), Text($"{used.Width / wald.Width:0.000}"));
        }

        table.Print(Console.Out);
    }

    private static string Text(FormattableString cell) => cell.ToString(CultureInfo.InvariantCulture);
}
