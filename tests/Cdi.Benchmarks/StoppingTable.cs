using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.Designs;
using Cdi.Estimation.Variance;

namespace Cdi.Benchmarks;

/// <summary>Prints how often intervals hold of samples that are looked at after every round, with Monte-Carlo errors.</summary>
internal static class StoppingTable
{
    /// <summary>Prints the table of specs/statistics.md.</summary>
    /// <param name="trials">Samples of each row.</param>
    public static void Print(int trials)
    {
        var table = new TextTable();
        table.Add("design", "method", "target", "looks", "all Wald hold", "all of the sequence", "Wald at stop", "labels", "sequence at stop", "labels");
        foreach (var generalise in new[] { Generalise.Corpus, Generalise.Population })
        {
            foreach (var (design, method) in new[]
            {
                (SamplingDesign.Uniform, MethodKind.HumanOnly), (SamplingDesign.Uniform, MethodKind.PpiTuned), (SamplingDesign.Uniform, MethodKind.Calibrated),
                (SamplingDesign.Error, MethodKind.Calibrated), (SamplingDesign.Confidence, MethodKind.ConfidenceDriven),
            })
            {
                var cell = new StoppingSimulation(design, method, generalise);
                var found = cell.Run(trials);
                table.Add(design.Name, EstimationMethod.Of(method).Name, generalise.ToString().ToLowerInvariant(), Text($"{cell.Rounds}"),
                    Share(found.EveryWald, trials), Share(found.EverySequence, trials), Share(found.Wald, trials), Text($"{found.LabelsWald:0}"),
                    Share(found.Sequence, trials), Text($"{found.Labels:0}"));
            }
        }

        table.Print(Console.Out);
    }

    private static string Share(double share, int trials) => Text($"{share:0.000} ± {Math.Sqrt(share * (1 - share) / trials):0.000}");

    private static string Text(FormattableString cell) => cell.ToString(CultureInfo.InvariantCulture);
}
