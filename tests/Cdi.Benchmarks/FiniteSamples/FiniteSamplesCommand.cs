using System.CommandLine;
using System.Globalization;
using Cdi.Benchmarks.Replays;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Variance;

namespace Cdi.Benchmarks.FiniteSamples;

/// <summary><c>finite-samples</c>: coverage and width where labels, events or errors are few, weights heavy or fractions large.</summary>
internal static class FiniteSamplesCommand
{
    private const int CriterionTrials = 4000;
    private const double Alpha = 0.05;
    private const string MeanStudy = "specs/studies/helpdesk.cdi";

    private static readonly EstimationMethod[] Methods =
        [EstimationMethod.HumanOnly, EstimationMethod.Dsl, EstimationMethod.ConfidenceDriven, EstimationMethod.Calibrated];

    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    public static Command Create(CommandEnvironment environment)
    {
        var trials = new Option<int>("--trials") { Description = "Trials of each cell.", DefaultValueFactory = _ => CriterionTrials };
        var only = new Option<string>("--only") { Description = "Cells whose name contains this.", DefaultValueFactory = _ => "" };
        var wald = new Option<bool>("--wald") { Description = "Wald intervals and one λ from all labels instead of the rule of studies." };
        var seed = new Option<ulong>("--seed") { Description =
            "Corpora and samples of the table: those of 0 were there when the rule was chosen, those of 1 when its last part was.", DefaultValueFactory = _ =>
            2 };
        var threads = new Option<int>("--threads") { Description = "Threads used. Never changes a result.", DefaultValueFactory = _ =>
            Environment.ProcessorCount };
        var command = new Command("finite-samples", "Coverage and width where labels, events or errors are few, weights heavy or fractions large.") { trials,
            only, wald, seed, threads };
        command.SetAction(parsed =>
        {
            var helpdesk = ReplayedSpec.Read(MeanStudy, null, environment).Problem;
            var mean = helpdesk.Estimands.Single(estimand => estimand.Targets[0].Scale == Scale.Proportion).Estimator;
            var cells = FiniteSampleCell.All.Where(cell => cell.Name.Contains(parsed.GetRequiredValue(only), StringComparison.Ordinal));
            var failed = 0;
            var table = new Rows(environment.Output);
            foreach (var cell in cells)
            {
                var tallies = Run(cell, mean, parsed.GetValue(seed), parsed.GetValue(trials), parsed.GetValue(wald), parsed.GetValue(threads));
                failed += table.Print(cell, tallies);
            }

            environment.Output.WriteLine($"The criterion fails in {failed} of {table.Count} cells.");
            return failed == 0 ? 0 : 1;
        });
        return command;
    }

    private static FiniteSampleTally[] Run(FiniteSampleCell cell, MEstimator mean, ulong seed, int trials, bool wald, int threads)
    {
        FiniteSampleTally[] tallies = [.. Methods.Select(_ => new FiniteSampleTally(trials))];
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
        {
            var world = new FiniteSampleWorld(cell, mean, seed);
            StudyEstimation? estimation = null;
            StudyProblem? current = null;
            for (var trial = thread; trial < trials; trial += threads)
            {
                var (problem, human) = world.Problem(trial);
                if (!ReferenceEquals(problem, current) || estimation is null)
                    (current, estimation) = (problem, new StudyEstimation(problem, world.SeedOf(trial)));
                var sample = world.Draw(human, trial);
                for (var method = 0; method < Methods.Length; method++)
                {
                    var options = estimation.OptionsFor(0, Methods[method], new InferenceSettings(cell.Generalise, Alpha));
                    if (wald) options = options with { Interval = IntervalRule.Wald };
                    tallies[method].Set(trial, estimation.Estimate(0, sample, Methods[method], options), world.Truth(human));
                }
            }
        });
        return tallies;
    }

    /// <summary>Prints a line for each cell and method as soon as it is there.</summary>
    private sealed class Rows(TextWriter output)
    {
        public int Count { get; private set; }

        public int Print(FiniteSampleCell cell, FiniteSampleTally[] tallies)
        {
            var failed = 0;
            for (var method = 0; method < tallies.Length; method++)
            {
                var tally = tallies[method];
                Count++;
                if (!tally.Holds) failed++;
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{cell.Name}; {Methods[method].Name}; coverage {tally.Coverage.Share:0.0000}; unflagged {tally.CoverageUnflagged.Share:0.0000}; refused "
                        + $"{tally.Refused:0.000}; flagged {tally.Flagged:0.000}; width {tally.Width:0.0000}; bias {tally.Bias:0.0000}; "
                        + $"{(tally.Holds ? "holds" : "FAILS")}"));
            }

            output.Flush();
            return failed;
        }
    }
}
