using BenchmarkDotNet.Attributes;
using Cdi.Dsl;
using Cdi.Dsl.Parsing;
using Cdi.Dsl.Text;
using Cdi.Studies;

namespace Cdi.Benchmarks;

/// <summary>The stages of the help-desk study: parsing, compiling, loading in memory, and one full run.</summary>
[MemoryDiagnoser]
public class StudyBenchmarks
{
    private readonly string path = Path.Combine(Specs(), "studies", "helpdesk.cdi");
    private string text = "";
    private IReadOnlyList<string> emitted = [];
    private IStudy? study;

    [GlobalSetup]
    public void Setup()
    {
        text = File.ReadAllText(path);
        emitted = [.. Compile().Sources.Select(source => source.Text)];
        study = LoadInMemory();
    }

    [Benchmark]
    public object Parse() => StudyParser.Parse(new SourceText(path, text));

    [Benchmark]
    public CompilationResult Compile() => StudyCompiler.Compile(path, text, import => File.Exists(import) ? File.ReadAllText(import) : null);

    [Benchmark]
    public IStudy LoadInMemory()
    {
        var type = EmittedAssembly.Load(emitted).GetTypes().Single(each => each.IsAssignableTo(typeof(IStudy)));
        return (IStudy)(Activator.CreateInstance(type) ?? throw new InvalidOperationException("No study."));
    }

    [Benchmark]
    public async Task<StudyOutcome> Run() => await StudyRun.ExecuteAsync(
        study ?? throw new InvalidOperationException("Not set up."),
        new StudyRunOptions { SpecFolder = Path.GetDirectoryName(path) ?? "." });

    private static string Specs()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var specs = Path.Combine(folder.FullName, "specs");
            if (Directory.Exists(specs)) return specs;
        }

        throw new DirectoryNotFoundException("No folder specs above " + AppContext.BaseDirectory);
    }
}
