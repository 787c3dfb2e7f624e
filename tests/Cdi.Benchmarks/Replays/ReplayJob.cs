using System.Globalization;
using Cdi.Cli;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
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
    private const int FollowUpFactor = 4;

    /// <summary>The level that intervals claim.</summary>
    public double Nominal => 1 - Study.InferenceFor(Study.Definition.Inference.Generalise).Alpha;

    /// <summary>Replays one design and the methods that estimate from each of its samples; follows up cells whose coverage fails.</summary>
    /// <param name="name">Name of the replay, from which all seeds follow.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="plan">How each trial draws.</param>
    /// <param name="methods">The methods.</param>
    /// <param name="generalise">The target of inference.</param>
    /// <exception cref="UserErrorException">The study cannot be replayed.</exception>
    public IReadOnlyList<JudgedCell> Run(string name, StudyProblem problem, SamplingPlan plan, IReadOnlyList<EstimationMethod> methods, Generalise generalise)
    {
        var cells = Replay(name, Trials);
        var doubtful = methods.Where(method => cells.Any(cell => cell.Method == method && Fails(cell))).ToList();
        var further = doubtful.Count == 0 ? [] : Replay($"{name} again", FollowUpFactor * Trials, doubtful);
        return [.. cells.Select(cell => new JudgedCell(cell, Fails(cell) ? further.Single(other => IsSame(other, cell)).Coverage : null))];

        IReadOnlyList<ReplayCell> Replay(string ofName, int trials, IReadOnlyList<EstimationMethod>? some = null) =>
            Cells(problem, new ReplaySettings
            {
                Name = $"{Study.Definition.Name} {ofName}",
                Plan = plan,
                Methods = some ?? methods,
                Inference = Study.InferenceFor(generalise),
                Trials = trials,
                Threads = Threads,
            });
    }

    private bool Fails(ReplayCell cell) => cell.Method.IsValid && !cell.Coverage.Holds(Nominal);

    private static bool IsSame(ReplayCell one, ReplayCell other) =>
        (one.Estimand, one.Term) == (other.Estimand, other.Term) && one.Method == other.Method;

    private IReadOnlyList<ReplayCell> Cells(StudyProblem problem, ReplaySettings settings)
    {
        var progress = new TrialProgress(settings.Name, settings.Trials, Environment.Error);
        var outcome = new StudyReplay(problem, Study.Labels).Run(settings, progress);
        progress.End();
        return outcome is ReplayResult result
            ? result.Cells
            : throw new UserErrorException($"The study cannot be replayed: {Reason(outcome, problem)}.", "");
    }

    private static string Reason(ReplayOutcome outcome, StudyProblem problem) => outcome switch
    {
        ReplayFailure.LabelsUnknown unknown => string.Create(
            CultureInfo.InvariantCulture, $"{unknown.Rows} texts have no human label of `{problem.Variables[unknown.Variable].Name}`"),
        ReplayFailure.TruthUnavailable unavailable =>
            $"`{problem.Estimands[unavailable.Estimand].Name}` has no value on the whole corpus ({unavailable.Reason})",
        ReplayFailure.SampleUnavailable unavailable => string.Create(
            CultureInfo.InvariantCulture, $"trial {unavailable.Trial + 1} has no sample ({unavailable.Reason})"),
        _ => outcome.ToString(),
    };
}
