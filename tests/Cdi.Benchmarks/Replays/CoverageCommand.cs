using System.CommandLine;
using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Benchmarks.Replays;

/// <summary><c>coverage</c>: whether intervals of every valid method hold the truth as often as they say, under every design and for both targets.</summary>
internal static class CoverageCommand
{
    private const int CriterionTrials = 4000;

    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    public static Command Create(CommandEnvironment environment) => ReplayCommand.Create(
        "coverage", "Coverage of every valid method under every design, for both targets of inference.", CriterionTrials, environment, Run);

    private static bool Run(ReplayJob job)
    {
        var rows = new List<CoverageRow>();
        foreach (var generalise in new[] { Generalise.Corpus, Generalise.Population })
        {
            foreach (var design in SamplingDesign.All.Where(each => !each.IsStratified || !job.Study.Problem.Strata.IsEmpty))
                rows.AddRange(Replay(job, design, generalise));
        }

        var output = job.Environment.Output;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
                $"{job.Study.Definition.Name}: {job.Study.Problem.RowCount} texts, {job.Study.Definition.Sampling.Budget}, {job.Nominal:0.##} nominal"));
        CoverageTable.Print(rows, job.Nominal, output);
        var failed = rows.Count(row => !row.Judged.Holds(job.Nominal));
        output.WriteLine(failed == 0 ? "Coverage holds in every cell of a valid method."
            : $"Coverage fails in {failed} of {rows.Count(row => row.Cell.Method.IsValid)} cells of valid methods.");
        return failed == 0;
    }

    private static IEnumerable<CoverageRow> Replay(ReplayJob job, SamplingDesign design, Generalise generalise)
    {
        var hasModel = Enumerable.Range(0, job.Study.Problem.Variables.Count).All(job.Study.Problem.IsAnnotated);
        if (!hasModel && (design == SamplingDesign.Confidence || design == SamplingDesign.Error)) return [];
        var methods = EstimationMethod.All.Where(method => method.IsOfSample && Applies(method, design, hasModel)).ToList();
        var name = $"{design} {generalise}".ToLowerInvariant();
        return job.Run(name, job.Study.Problem, job.Study.PlanFor(design), methods, generalise).Select(cell => new CoverageRow(design, generalise, cell));
    }

    /// <summary>The LLM alone has one cell for each target: no design changes it.</summary>
    private static bool Applies(EstimationMethod method, SamplingDesign design, bool hasModel) =>
        (hasModel || method.Prediction == PredictionSource.None)
        && (design == SamplingDesign.Uniform || (method.IsValid && !method.RequiresUniformSample));
}
