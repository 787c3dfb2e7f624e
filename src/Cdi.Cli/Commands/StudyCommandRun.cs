using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Reporting;
using Cdi.Studies;
using Cdi.Studies.Results;

namespace Cdi.Cli.Commands;

/// <summary>One <c>cdi run</c>: compile, load, run, write, print.</summary>
/// <param name="environment">Where to read and write.</param>
/// <param name="interrupted">Stops the run; nothing is then written.</param>
internal sealed class StudyCommandRun(CommandEnvironment environment, CancellationToken interrupted)
{
    /// <summary>The spec, as given.</summary>
    public required string Spec { get; init; }

    /// <summary>Folder searched for corpora, as given; null for none.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Folder of the report, as given; null for one named after the spec.</summary>
    public string? ReportFolder { get; init; }

    /// <summary>Threads at most; 0 for one per processor.</summary>
    public int Threads { get; init; }

    /// <summary>Whether only problems are printed.</summary>
    public bool Quiet { get; init; }

    /// <summary>Runs the study.</summary>
    public async Task<ExitCode> RunAsync()
    {
        using var progress = new ProgressLine(environment, Quiet);
        var spec = new StudyOfSpec(environment, Spec, progress);
        var options = spec.Options(DataFolder, Threads);
        if (spec.Load() is not { } study) return ExitCode.UserError;

        var outcome = await StudyRun.ExecuteAsync(study, options, interrupted).ConfigureAwait(false);
        progress.Clear();
        spec.Print(outcome.Diagnostics);
        if (!outcome.Succeeded) return ExitCode.UserError;

        var folder = ReportFolder ?? Path.GetFileNameWithoutExtension(Spec) + "-report";
        await WriteAsync(outcome.Result, folder).ConfigureAwait(false);
        if (!Quiet) Print(outcome.Result, folder);
        var missed = outcome.Result.Expectations.Where(each => !each.Holds).ToList();
        spec.Print(missed.Select(each => DataDiagnostics.EstimateUnexpected(outcome.Result.Definition.Corpus.Source,
            $"estimand.{each.Estimate.Estimand}", each.Estimate.Estimand, each.Expectation.Bound.Written, each.Value)));
        return missed.Count == 0 ? ExitCode.Success : ExitCode.UserError;
    }

    private void Print(StudyResult result, string folder)
    {
        RunSummary.Print(result, environment.Output);
        environment.Output.WriteLine();
        environment.Output.WriteLine($"report: {folder}");
    }

    private async Task WriteAsync(StudyResult result, string folder)
    {
        try
        {
            await ReportWriter.WriteAsync(result, environment.FullPath(folder), result.Definition.Report.Formats, interrupted).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The report cannot be written to `{folder}`: {error.Message}", "Choose another folder with `--out`.");
        }
    }
}
