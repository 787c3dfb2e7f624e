using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Tests.Variance;

namespace Cdi.Benchmarks;

/// <summary>Prints degrees of freedom, coverage and width of 95 % intervals for a difference between an arm of few labels and one of a hundred.</summary>
internal static class FreedomTable
{
    /// <summary>Prints the table of specs/statistics.md.</summary>
    /// <param name="trials">Trials of each cell.</param>
    public static void Print(int trials)
    {
        var table = new TextTable();
        table.Add("draw", "λ", "outcome", "labels of the arm", "degrees", "withheld", "coverage", "width");
        foreach (var (draw, name) in new[] { (SampleDraw.FixedSize, "fixed size"), (SampleDraw.Poisson, "independent") })
        {
            foreach (var lambda in new[] { 0, 0.5, 1 })
            {
                foreach (var outcome in Enum.GetValues<ArmOutcome>())
                {
                    foreach (var labels in new[] { 1, 2, 3, 5, 10, 30 }) table.Add(Cells(new ArmSimulation(labels, outcome, lambda, draw), name, trials));
                }
            }
        }

        table.Print(Console.Out);
    }

    private static string[] Cells(ArmSimulation cell, string draw, int trials)
    {
        var (degrees, withheld, coverage, width) = cell.Run(trials, 1);
        return
        [
            draw, Text($"{cell.Lambda}"), cell.Outcome.ToString(), Text($"{cell.Labels}"), Text($"{degrees:0.0}"), Text($"{withheld:0.000}"),
            withheld < 1 ? Text($"{coverage:0.0000}") : "–", withheld < 1 ? Text($"{width:0.000}") : "–",
        ];
    }

    private static string Text(FormattableString cell) => cell.ToString(CultureInfo.InvariantCulture);
}
