using System.Diagnostics;
using System.Globalization;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Benchmarks;

/// <summary>Time of a bootstrap of a logistic fit, every row labelled, on one thread: medians of nine runs after one that warms up.</summary>
internal static class BootstrapTable
{
    private const int Runs = 9;

    /// <summary>Prints the table.</summary>
    /// <param name="rows">n.</param>
    /// <param name="replicates">B.</param>
    public static void Print(int rows, int replicates)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{replicates} resamples of a logistic fit on {rows} rows, one thread"));
        Console.WriteLine("parameters  refit     seconds  of the processor");
        foreach (var parameters in new[] { 2, 5, 22 })
        {
            var problem = new LogisticProblem(parameters, rows);
            foreach (var refit in new[] { ResampleRefit.OneStep, ResampleRefit.Full })
            {
                var times = Enumerable.Range(0, Runs + 1).Select(_ => Time(problem, replicates, refit)).Skip(1).ToList();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{parameters,10}  {refit,-8}  {Median(times.Select(time => time.Seconds)),7:F3}  {Median(times.Select(time => time.Busy)),16:F3}"));
            }
        }
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(Runs / 2);

    // On a machine that others use the processor's seconds are those that the fit takes.
    private static (double Seconds, double Busy) Time(LogisticProblem problem, int replicates, ResampleRefit refit)
    {
        bool[] labelled = [.. Enumerable.Repeat(true, problem.Rows)];
        double[] probabilities = [.. Enumerable.Repeat(1.0, problem.Rows)];
        var sample = new RectifiedSample(problem.Coefficients, default, labelled, probabilities, SampleDraw.FixedSize)
        {
            Map = FeatureMap.Event(0, 2, 1),
            Keys = Enumerable.Range(0, problem.Rows).Select(RowKey.FromRowNumber).ToArray(),
        };
        var size = problem.Parameters.Length;
        var options = new EstimationOptions
        {
            Generalise = Generalise.Population,
            Alpha = 0.1,
            Lambda = LambdaPolicy.None,
            Interval = IntervalRule.Percentile,
            Bootstrap = new Bootstrap(replicates, 1) { Refit = refit },
        };
        using var process = Process.GetCurrentProcess();
        var (clock, busy) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        var outcome = new RectifiedEstimator(problem.Estimator).Estimate(
            new Covariates(problem.Columns, problem.Rows), sample, [Target.Coefficient(size - 1, "slope", Scale.LogOdds, size)], options);
        clock.Stop();
        process.Refresh();
        if (outcome is RectifiedFit) return (clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - busy).TotalSeconds);
        throw new InvalidOperationException($"No fit: {outcome}.");
    }
}
