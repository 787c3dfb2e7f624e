using Cdi.Cli.Planning;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Reporting;
using Cdi.Studies;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Cli.Commands;

/// <summary>One <c>cdi plan</c>: the study is run as its spec says, and once more within its corpus; what the draw adds to its variances falls with the
/// number of labels, the rest stays.</summary>
/// <param name="environment">Where to read and write.</param>
/// <param name="interrupted">Stops the runs.</param>
internal sealed class PlanRun(CommandEnvironment environment, CancellationToken interrupted)
{
    /// <summary>The spec, as given.</summary>
    public required string Spec { get; init; }

    /// <summary>Folder searched for corpora, as given; null for none.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Numbers of labels, ascending; none for multiples of those of the study.</summary>
    public required IReadOnlyList<int> Labels { get; init; }

    /// <summary>What shall be reached.</summary>
    public required PlanWishes Wishes { get; init; }

    /// <summary>Folder of the plan's files, as given; null for none.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>Whether programs read it.</summary>
    public bool AsJson { get; init; }

    /// <summary>Forecasts and prints.</summary>
    public async Task<ExitCode> RunAsync()
    {
        using var progress = new ProgressLine(environment, AsJson);
        var spec = new StudyOfSpec(environment, Spec, progress);
        var options = spec.Options(DataFolder) with { ClosedRounds = true };
        if (spec.Load() is not { } study) return ExitCode.UserError;
        Require(study.Definition);
        var target = study.Definition.Inference.Generalise;
        var own = await StudyRun.ExecuteAsync(new TargetStudy(study, target), options, interrupted).ConfigureAwait(false);
        var within = !own.Succeeded || target == Generalise.Corpus ? own
            : await StudyRun.ExecuteAsync(new TargetStudy(study, Generalise.Corpus), options, interrupted).ConfigureAwait(false);
        progress.Clear();
        spec.Print(own.Diagnostics);
        if (!own.Succeeded) return ExitCode.UserError;
        if (!within.Succeeded)
        {
            spec.Print(within.Diagnostics);
            return ExitCode.UserError;
        }

        var terms = Terms(own.Result, within.Result);
        if (terms.TrueForAll(term => term.Forecast is null))
        {
            throw new UserErrorException("The labels that are there say nothing of what more would bring: every text has one, or none differs from the others.",
                "Plan with a pilot: some labelled texts of more, drawn at random, that are not all the same.");
        }

        var plan = new LabelPlan(own.Result, terms, Counts(own.Result), Wishes);
        environment.Output.Write(AsJson ? PlanJson.Of(plan) : PlanText.Of(plan));
        if (OutputFolder is { } folder) Write(plan, folder);
        return ExitCode.Success;
    }

    private void Write(LabelPlan plan, string folder)
    {
        try
        {
            PlanReport.Write(PlanSheets.Of(plan), environment.FullPath(folder), interrupted);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The plan cannot be written to `{folder}`: {error.Message}", "Choose another folder with `--out`.");
        }

        if (!AsJson) environment.Output.WriteLine($"\nplan: {folder}");
    }

    // Within the corpus alone such a draw has no variance that is known, or one that does not fall with labels as 1/m does.
    private static void Require(StudyDefinition study)
    {
        if (study.Sampling.Given is { Elsewhere: true })
        {
            throw new UserErrorException("`cdi plan` forecasts labels of texts of the corpus, and here the labels are of another one.",
                "Plan with a study that draws labels from its own corpus: `budget = 500 labels`.");
        }

        if (study.Sampling.Given is { Cluster: { } cluster })
        {
            throw new UserErrorException($"`cdi plan` forecasts draws of texts, and here the groups of `{cluster}` were drawn whole.",
                "Plan with a study whose texts were drawn one by one.");
        }

        if (study.Estimands.FirstOrDefault(estimand => (estimand.Strata ?? estimand.PopulationSize) is not null) is { } surveyed)
        {
            throw new UserErrorException($"`cdi plan` forecasts no estimand with `strata` or `fpc` of its own, as `{surveyed.Name}` is.",
                "Leave them out of a copy of the spec to plan with it.");
        }
    }

    private static List<PlannedTerm> Terms(StudyResult own, StudyResult within)
    {
        var drawn = within.Estimates.ToDictionary(Key);
        return [.. own.Estimates.Where(row => row.Valid).Select(row => PlannedTerm.Of(row, drawn[Key(row)], own.Corpus.Kept))];

        static (string, string, string, bool, MethodKind) Key(Estimate row) => (row.Estimand, row.Term, row.Design, row.Primary, row.Method.Kind);
    }

    private List<int> Counts(StudyResult result)
    {
        if (Labels is [.., var most] && most > result.Corpus.Kept)
        {
            throw new UserErrorException(
                $"The corpus has no more than {result.Corpus.Kept} texts, and `--labels` names {most} of them.", "Name fewer labels with `--labels`.");
        }

        if (Labels.Count > 0) return [.. Labels];
        var now = result.Design.Labels.Count;
        return [.. new[] { now / 2, now, 2 * now, 4 * now, 8 * now }.Where(count => count >= 2 && count <= result.Corpus.Kept)];
    }
}
