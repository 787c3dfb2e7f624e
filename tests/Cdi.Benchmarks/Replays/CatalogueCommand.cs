using System.CommandLine;
using System.Globalization;
using Cdi.Cli;
using Cdi.Cli.Terminal;
using Cdi.Cli.Tests.Catalogue;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Variance;

namespace Cdi.Benchmarks.Replays;

/// <summary><c>catalogue</c>: coverage of every estimand under three designs and for both targets, written into a file that a further run goes on
/// with.</summary>
internal static class CatalogueCommand
{
    private const int CriterionTrials = 4000;
    private const int Texts = 900;

    private static readonly SamplingDesign[] Designs = [SamplingDesign.Uniform, SamplingDesign.Confidence, SamplingDesign.Error];

    private static readonly EstimationMethod[] Methods = [EstimationMethod.HumanOnly, EstimationMethod.ConfidenceDriven, EstimationMethod.Calibrated];

    private static readonly string[] Columns =
    [
        "replay", "estimand", "term", "method", "trials", "failed", "withheld", "coverage", "lower", "upper", "holds", "again", "width", "rmse", "labels",
    ];

    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    public static Command Create(CommandEnvironment environment)
    {
        var trials = new Option<int>("--trials") { Description = "Trials of each cell.", DefaultValueFactory = _ => CriterionTrials };
        var threads = new Option<int>("--threads") { Description = "Threads used. Never changes a result.", DefaultValueFactory = _ =>
            Environment.ProcessorCount };
        var only = new Option<string>("--only") { Description = "The estimand of this name alone.", DefaultValueFactory = _ => "" };
        var output = new Option<string>("--out") { Description = "The file; a run that was ended goes on with it.", DefaultValueFactory = _ => "coverage.tsv" };
        var command = new Command("catalogue", "Coverage of every estimand under three designs, for both targets of inference.")
        {
            trials, threads, only, output,
        };
        command.SetAction(parsed =>
        {
            var (count, path) = (parsed.GetValue(trials), environment.FullPath(parsed.GetRequiredValue(output)));
            var table = new ResumedTable(path, string.Join('\t', Columns.Append(string.Create(CultureInfo.InvariantCulture, $"{count} trials"))));
            var folder = Directory.CreateTempSubdirectory("cdi-catalogue-").FullName;
            try
            {
                File.WriteAllText(Path.Combine(folder, CatalogueSpec.File), CatalogueCorpus.Csv(Texts, 1));
                var lines = table.Complete(Parts(folder, parsed.GetRequiredValue(only), count, parsed.GetValue(threads), environment));
                return Judge(lines, path, environment.Output) ? 0 : 1;
            }
            catch (Exception problem) when (problem is UserErrorException or InvalidDataException)
            {
                environment.Error.WriteLine(problem.Message);
                return 1;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        });
        return command;
    }

    private static IEnumerable<(string Name, Func<IReadOnlyList<string>> Make)> Parts(
        string folder, string only, int trials, int threads, CommandEnvironment environment) =>
        from estimand in CatalogueEstimands.All
        where only.Length == 0 || estimand.Name == only
        let study = new Lazy<ReplayedStudyOf>(() => new ReplayedStudyOf(folder, estimand, environment))
        from generalise in new[] { Generalise.Corpus, Generalise.Population }
        from design in Designs
        let name = $"{estimand.Name} {design} {generalise}".ToLowerInvariant()
        where design == SamplingDesign.Uniform || ReplayedStudyOf.Takes(estimand, design)
        select (name, (Func<IReadOnlyList<string>>)(() => Lines(name, study.Value, design, generalise, trials, threads, environment)));

    private static IReadOnlyList<string> Lines(
        string name, ReplayedStudyOf of, SamplingDesign design, Generalise generalise, int trials, int threads, CommandEnvironment environment)
    {
        var job = new ReplayJob(of.Study, trials, threads, environment);
        IEnumerable<EstimationMethod> methods = design == SamplingDesign.Uniform ? Methods.Append(EstimationMethod.PpiTuned) : Methods;
        var cells = job.Run(name, of.Study.Problem, of.Study.PlanFor(design), [.. methods.Where(method => of.Takes(method, generalise))], generalise);
        return [.. cells.Select(each => string.Join('\t', Line(name, each, job.Nominal)))];
    }

    private static IEnumerable<string> Line(string name, JudgedCell judged, double nominal)
    {
        var cell = judged.Cell;
        return
        [
            name, cell.Estimand, cell.Term, cell.Method.Name, Text($"{cell.Coverage.Trials}"), Text($"{cell.Failures}"), Text($"{cell.Withheld}"),
            Text($"{cell.Coverage.Share:0.0000}"), Text($"{cell.Coverage.Lower(Coverage.CriterionLevel):0.0000}"),
            Text($"{cell.Coverage.Upper(Coverage.CriterionLevel):0.0000}"), judged.Holds(nominal) ? "yes" : "NO",
            judged.FollowUp is { } more ? Text($"{more.Share:0.0000} of {more.Trials}") : "", Text($"{cell.Width.Value:G6}"),
            Text($"{cell.RootMeanSquaredError.Value:G6}"), Text($"{cell.LabelsMean:0.#}"),
        ];
    }

    private static bool Judge(IReadOnlyList<string> lines, string path, TextWriter output)
    {
        var failed = lines.Where(line => line.Split('\t')[10] == "NO").ToList();
        foreach (var line in failed) output.WriteLine(line.Replace('\t', ' '));
        output.WriteLine(failed.Count == 0 ? string.Create(CultureInfo.InvariantCulture, $"Coverage holds in all {lines.Count} cells of `{path}`.")
            : string.Create(CultureInfo.InvariantCulture, $"Coverage fails in {failed.Count} of {lines.Count} cells of `{path}`."));
        return failed.Count == 0;
    }

    private static string Text(FormattableString cell) => cell.ToString(CultureInfo.InvariantCulture);
}
