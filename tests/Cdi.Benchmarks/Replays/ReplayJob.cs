using System.Globalization;
using Cdi.Cli;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Evaluation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Studies;

namespace Cdi.Benchmarks.Replays;

/// <summary>A study to replay, and how often.</summary>
/// <param name="Study">The study.</param>
/// <param name="Trials">Trials of each cell.</param>
/// <param name="Threads">Threads used; no result depends on it.</param>
/// <param name="Environment">Where to write.</param>
internal sealed record ReplayJob(ReplayedStudy Study, int Trials, int Threads, CommandEnvironment Environment)
{
    /// <summary>The level that intervals claim.</summary>
    public double Nominal => 1 - Study.Definition.Inference.Alpha;

    /// <summary>Replays one design and the methods that estimate from each of its samples.</summary>
    /// <param name="name">Name of the replay, from which all seeds follow.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="plan">How each trial draws.</param>
    /// <param name="methods">The methods.</param>
    /// <param name="generalise">The target of inference.</param>
    /// <exception cref="UserErrorException">The study cannot be replayed.</exception>
    public IReadOnlyList<ReplayCell> Run(string name, StudyProblem problem, SamplingPlan plan, IReadOnlyList<EstimationMethod> methods, Generalise generalise)
    {
        var progress = new TrialProgress(name, Trials, Environment.Error);
        var settings = new ReplaySettings
        {
            Name = $"{Study.Definition.Name} {name}",
            Plan = plan,
            Methods = methods,
            Generalise = generalise,
            Alpha = Study.Definition.Inference.Alpha,
            Trials = Trials,
            Threads = Threads,
        };
        var outcome = new StudyReplay(problem).Run(settings, progress);
        progress.End();
        return outcome is ReplayResult result
            ? result.Cells
            : throw new UserErrorException($"The study cannot be replayed: {Reason(outcome, problem)}.", "");
    }

    private static string Reason(ReplayOutcome outcome, StudyProblem problem) => outcome switch
    {
        LabelsUnknown unknown => string.Create(CultureInfo.InvariantCulture, $"{unknown.Rows} texts have no human label of `{problem.Variables[unknown.Variable].Name}`"),
        TruthUnavailable unavailable => $"`{problem.Estimands[unavailable.Estimand].Name}` has no value on the whole corpus ({unavailable.Reason})",
        SampleUnavailable unavailable => string.Create(CultureInfo.InvariantCulture, $"trial {unavailable.Trial + 1} has no sample ({unavailable.Reason})"),
        _ => outcome.ToString(),
    };
}
