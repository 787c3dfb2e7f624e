using Cdi.Cli.Compilation;
using Cdi.Cli.Specs;
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
    public ExitCode Run()
    {
        var data = DataFolder is null ? null : ExistingFolder(DataFolder);
        var compilation = SpecCompilation.Of(Spec, environment);
        DiagnosticPrinter.Print(compilation, environment);
        if (compilation.HasErrors) return ExitCode.UserError;
        if (compilation.Result.Plan is null)
        {
            throw new UserErrorException($"`{Spec}` declares no study.", "Run a study that imports from it.");
        }

        var outcome = Execute(compilation, data);
        Print(compilation, outcome.Diagnostics);
        if (!outcome.Succeeded) return ExitCode.UserError;

        var folder = ReportFolder ?? Path.GetFileNameWithoutExtension(Spec) + "-report";
        Write(outcome.Result, folder);
        if (Quiet) return ExitCode.Success;
        RunSummary.Print(outcome.Result, environment.Output);
        environment.Output.WriteLine();
        environment.Output.WriteLine($"report: {folder}");
        return ExitCode.Success;
    }

    private StudyOutcome Execute(SpecCompilation compilation, string? data)
    {
        var cache = CacheFolder.Of(environment);
        var study = new StudyLoader(new StudyCache(Path.Combine(cache, "studies"))).Load(compilation.Result.Sources);
        using var progress = Quiet ? null : new ProgressLine(environment);
        return StudyRun.ExecuteAsync(study, new StudyRunOptions
        {
            SpecFolder = Path.GetDirectoryName(environment.FullPath(Spec)) ?? environment.WorkingDirectory,
            DataFolder = data,
            CacheFolder = Path.Combine(cache, "corpora"),
            Progress = progress,
            DegreeOfParallelism = Threads,
            CancellationToken = interrupted,
        }).GetAwaiter().GetResult();
    }

    private void Write(StudyResult result, string folder)
    {
        try
        {
            ReportWriter.Write(result, environment.FullPath(folder), result.Definition.Report.Formats, interrupted);
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

    private void Print(SpecCompilation compilation, IReadOnlyList<DataDiagnostic> diagnostics)
    {
        var printer = new DataDiagnosticPrinter(compilation.Source, compilation.Result.Syntax, environment.Error, environment.ErrorHasColor);
        foreach (var diagnostic in diagnostics) printer.Print(diagnostic);
    }
}
