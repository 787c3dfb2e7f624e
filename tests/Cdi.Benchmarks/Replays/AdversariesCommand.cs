using System.CommandLine;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Benchmarks.Replays;

/// <summary><c>adversaries</c>: what the default method loses where the model helps nobody.</summary>
internal static class AdversariesCommand
{
    // Widths need 2000 trials (statistics §4), the coverage beside them 4000 (§7).
    private const int CriterionTrials = 4000;

    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    public static Command Create(CommandEnvironment environment) => ReplayCommand.Create(
        "adversaries", "Width of `calibrated` against `human_only @ uniform` where the model is random, flipped, constant or confidently wrong.",
            CriterionTrials, environment, Run);

    private static bool Run(ReplayJob job)
    {
        var rows = new List<AdversaryComparison>();
        foreach (var adversary in Adversary.All)
        {
            var problem = adversary.Replace(job.Study.Problem, job.Study.Labels);
            foreach (var generalise in new[] { Generalise.Corpus, Generalise.Population }) rows.AddRange(Compare(job, adversary, problem, generalise));
        }

        AdversaryComparison.Print(rows, job.Nominal, job.Environment.Output);
        var failed = rows.Count(row => !row.Holds(job.Nominal));
        job.Environment.Output.WriteLine(failed == 0 ? "No annotator costs more than 3 % of width, and coverage holds."
            : $"The criterion fails in {failed} of {rows.Count} cells.");
        return failed == 0;
    }

    private static IEnumerable<AdversaryComparison> Compare(ReplayJob job, Adversary adversary, StudyProblem problem, Generalise generalise)
    {
        var own = SamplingDesign.Of(job.Study.Definition.Sampling.Design);
        var uniform = Replay(SamplingDesign.Uniform, EstimationMethod.HumanOnly, EstimationMethod.Calibrated);
        var drawn = own == SamplingDesign.Uniform ? [] : Replay(own, EstimationMethod.Calibrated);
        foreach (var estimand in problem.Estimands)
        {
            var humans = Primary(uniform, estimand, EstimationMethod.HumanOnly);
            yield return new(adversary.Name, SamplingDesign.Uniform, generalise, Primary(uniform, estimand, EstimationMethod.Calibrated), humans);
            if (drawn.Count > 0) yield return new(adversary.Name, own, generalise, Primary(drawn, estimand, EstimationMethod.Calibrated), humans);
        }

        IReadOnlyList<JudgedCell> Replay(SamplingDesign design, params EstimationMethod[] methods) =>
            job.Run($"{adversary.Name} {design} {generalise}".ToLowerInvariant(), problem, job.Study.PlanFor(design), methods, generalise);
    }

    private static JudgedCell Primary(IEnumerable<JudgedCell> cells, StudyEstimand estimand, EstimationMethod method) =>
        cells.Single(each => each.Cell.Estimand == estimand.Name && each.Cell.Term == estimand.Targets[estimand.Primary].Term && each.Cell.Method == method);
}
