using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Cdi.Cli;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Replays;
using Cdi.Studies.Experiments;

namespace Cdi.Benchmarks.Replays;

/// <summary><c>trials</c>: what the trials of every experiment of a study cost, in seconds of one processor and bytes allocated, after as many that warm
/// up.</summary>
internal static class TrialsCommand
{
    private const string PaperGrid = "tests/Cdi.Benchmarks/Replays/hedge_grid.cdi";
    private const int MeasuredTrials = 10;

    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    public static Command Create(CommandEnvironment environment) => ReplayCommand.Create(
        "trials", "Trials a second and bytes a trial of the experiments of a study, on one thread.", MeasuredTrials, environment, Run, PaperGrid);

    // Of one thread, whatever the job says: seconds are those of one processor, which others that work on the machine do not lengthen.
    private static bool Run(ReplayJob job)
    {
        var output = job.Environment.Output;
        if (job.Study.Definition.Experiments.Count == 0) throw new UserErrorException("The study has no experiment.", "");
        foreach (var experiment in job.Study.Definition.Experiments)
        {
            var grid = ExperimentGrid.Of(job.Study, experiment, job.Trials);
            var replay = new StudyReplay(job.Study.Problem, job.Study.Labels);
            if (replay.FindTruths(1) is { } failure) throw new UserErrorException($"The study cannot be replayed ({failure}).", "");
            foreach (var draws in grid.Draws) Measure(replay, [draws]);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{experiment.Name}: {grid.Draws.Count} draws by {job.Study.Problem.RowCount} texts, {job.Trials} trials of each, one thread"));
            output.WriteLine("design      target      methods  ms a trial  trials a second  KB a trial");
            foreach (var alike in grid.Draws.GroupBy(draws => (draws.Design, draws.Generalise))) Print([.. alike], Measure(replay, [.. alike]), output);
        }

        return true;
    }

    private static void Print(IReadOnlyList<ExperimentDraws> draws, (double Seconds, long Bytes) cost, TextWriter output)
    {
        var (first, trials) = (draws[0], draws.Sum(each => (double)each.Settings.Trials));
        var target = first.Generalise.ToString().ToLowerInvariant();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{first.Settings.Plan.Design.Name,-10}  {target,-10}  {first.Settings.Methods.Count,7}  {1000 * cost.Seconds / trials,10:F2}  "
            + $"{trials / cost.Seconds,15:F0}  {cost.Bytes / trials / 1024,10:F0}"));
    }

    private static (double Seconds, long Bytes) Measure(StudyReplay replay, IReadOnlyList<ExperimentDraws> draws)
    {
        using var process = Process.GetCurrentProcess();
        var (busy, bytes) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
        foreach (var each in draws)
        {
            var outcome = replay.Run(each.Settings with { Threads = 1 }, 0, each.Settings.Trials);
            if (outcome is not TrialBlock) throw new UserErrorException($"The study cannot be replayed ({outcome}).", "");
        }

        process.Refresh();
        return ((process.TotalProcessorTime - busy).TotalSeconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }
}
