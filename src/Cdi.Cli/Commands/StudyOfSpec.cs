using Cdi.Cli.Collecting;
using Cdi.Cli.Compilation;
using Cdi.Cli.Labelling;
using Cdi.Cli.Specs;
using Cdi.Cli.Terminal;
using Cdi.Dsl.Text;
using Cdi.Studies;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Cdi.Cli.Commands;

/// <summary>A spec of the command line as a study that can be run, with the places of its files.</summary>
/// <param name="environment">Where to read and write.</param>
/// <param name="spec">The spec, as given.</param>
/// <param name="progress">Told what is done.</param>
internal sealed class StudyOfSpec(CommandEnvironment environment, string spec, ProgressLine progress)
{
    // Sums of matrices have the same bits whatever native library lies beside the command; looking for one takes a fortieth of a run besides.
    static StudyOfSpec() => LinearAlgebraControl.UseManaged();

    /// <summary>The text of the spec.</summary>
    public SourceText Source { get; } = SpecFiles.Read(spec, environment);

    /// <summary>A compiled study that the user brings along; null for none.</summary>
    public PackedStudy? Packed { get; init; }

    /// <summary>The study, with what there is to say about its spec printed; null where the spec has errors.</summary>
    public IStudy? Load()
    {
        var loader = Loader();
        if (loader.Find(Source) is { } known) return known;

        progress.Say($"Compile {spec}");
        var compilation = SpecCompilation.Of(Source, environment);
        progress.Clear();
        DiagnosticPrinter.Print(compilation, environment);
        if (compilation.HasErrors) return null;
        progress.Say($"Compile {spec}");
        return compilation.Result.Plan is null
            ? throw new UserErrorException($"`{spec}` declares no study.", "Run a study that imports from it.")
            : loader.Load(compilation);
    }

    /// <summary>The compiled study, as it may travel: of a spec that <see cref="Load"/> has loaded.</summary>
    public PackedStudy Pack() => Loader().Pack(SpecCompilation.Of(Source, environment));

    /// <summary>Where the study finds its files.</summary>
    /// <param name="data">Folder searched for corpora, as given; null for none.</param>
    /// <param name="threads">Threads at most; 0 for one per processor.</param>
    public StudyRunOptions Options(string? data, int threads = 0)
    {
        var full = environment.FullPath(spec);
        var vectors = EmbeddingFolder.Of(environment);
        return new()
        {
            SpecFolder = Path.GetDirectoryName(full) ?? environment.WorkingDirectory,
            DataFolder = data is null ? null : ExistingFolder(data),
            CacheFolder = CacheFolder.Within(environment, CacheFolder.Corpora) ?? "",
            Ledgers = new LedgerFiles(LedgerPlace.Of(environment, spec)),
            TextVectors = vectors,
            Models = new LabelledTexts(LedgerPlace.Of(environment, spec), vectors),
            Progress = progress,
            DegreeOfParallelism = threads,
        };
    }

    /// <summary>Prints what the data made known.</summary>
    /// <param name="diagnostics">What was found.</param>
    public void Print(IEnumerable<Cdi.Corpus.DataDiagnostic> diagnostics)
    {
        var printer = new DataDiagnosticPrinter(Source, environment.Error, environment.ErrorHasColor);
        foreach (var diagnostic in diagnostics) printer.Print(diagnostic);
    }

    private StudyLoader Loader() => new(new StudyCache(CacheFolder.Within(environment, CacheFolder.Studies)), Packed);

    private string ExistingFolder(string folder)
    {
        var full = environment.FullPath(folder);
        return Directory.Exists(full)
            ? full
            : throw new UserErrorException($"There is no folder `{folder}` to search for data.", "Correct `--data` or CDI_DATA.");
    }
}
