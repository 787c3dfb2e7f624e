using Cdi.Cli.Compilation;
using Cdi.Cli.Specs;
using Cdi.Cli.Terminal;
using Cdi.Dsl.Text;
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
        var data = DataFolder is null ? null : ExistingFolder(DataFolder);
        var source = SpecFiles.Read(Spec, environment);
        using var progress = new ProgressLine(environment, Quiet);
        if (Load(source, progress) is not { } study) return ExitCode.UserError;

        var outcome = await ExecuteAsync(study, data, progress).ConfigureAwait(false);
        progress.Clear();
        var printer = new DataDiagnosticPrinter(source, environment.Error, environment.ErrorHasColor);
        foreach (var diagnostic in outcome.Diagnostics) printer.Print(diagnostic);
        if (!outcome.Succeeded) return ExitCode.UserError;

        var folder = ReportFolder ?? Path.GetFileNameWithoutExtension(Spec) + "-report";
        await WriteAsync(outcome.Result, folder).ConfigureAwait(false);
        if (!Quiet) Print(outcome.Result, folder);
        return ExitCode.Success;
    }

    /// <summary>The study, with what there is to say about its spec printed; null where the spec has errors.</summary>
    private IStudy? Load(SourceText source, ProgressLine progress)
    {
        var loader = new StudyLoader(new StudyCache(CacheFolder.Within(environment, CacheFolder.Studies)));
        if (loader.Find(source) is { } known) return known;

        progress.Say($"Compile {Spec}");
        var compilation = SpecCompilation.Of(source, environment);
        progress.Clear();
        DiagnosticPrinter.Print(compilation, environment);
        if (compilation.HasErrors) return null;
        progress.Say($"Compile {Spec}");
        return compilation.Result.Plan is null
            ? throw new UserErrorException($"`{Spec}` declares no study.", "Run a study that imports from it.")
            : loader.Load(compilation);
    }

    private Task<StudyOutcome> ExecuteAsync(IStudy study, string? data, ProgressLine progress) =>
        StudyRun.ExecuteAsync(study, new StudyRunOptions
        {
            SpecFolder = Path.GetDirectoryName(environment.FullPath(Spec)) ?? environment.WorkingDirectory,
            DataFolder = data,
            CacheFolder = CacheFolder.Within(environment, CacheFolder.Corpora) ?? "",
            Progress = progress,
            DegreeOfParallelism = Threads,
        }, interrupted);

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

    private string ExistingFolder(string folder)
    {
        var full = environment.FullPath(folder);
        return Directory.Exists(full)
            ? full
            : throw new UserErrorException($"There is no folder `{folder}` to search for data.", "Correct `--data` or CDI_DATA.");
    }
}
