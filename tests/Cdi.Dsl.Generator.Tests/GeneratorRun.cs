using Cdi.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cdi.Dsl.Generator.Tests;

/// <summary>A project with specs, compiled as the build compiles it; edits keep the generator's memory.</summary>
internal sealed class GeneratorRun
{
    private readonly CSharpParseOptions language;
    private GeneratorDriver driver;
    private CSharpCompilation project;

    public GeneratorRun(params SpecInMemory[] specs)
        : this(LanguageVersion.CSharp13, specs)
    {
    }

    public GeneratorRun(LanguageVersion version, params SpecInMemory[] specs)
        : this(version, new Dictionary<string, string>(), References(), specs)
    {
    }

    private GeneratorRun(LanguageVersion version, IReadOnlyDictionary<string, string> properties, IEnumerable<MetadataReference> references,
        SpecInMemory[] specs)
    {
        language = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        project = CSharpCompilation.Create("Project", [Parse("class Program { }")], references,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        driver = CSharpGeneratorDriver.Create(
            [new StudyGenerator().AsSourceGenerator()],
            specs,
            language,
            new BuildProperties(properties),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    /// <summary>Diagnostics of generator and compiler together: what a build prints.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; private set; } = [];

    public GeneratorRunResult Result => driver.GetRunResult().Results.Single();

    public Compilation Output { get; private set; } = CSharpCompilation.Create("None");

    public IReadOnlyDictionary<string, string> Sources => Result.GeneratedSources.ToDictionary(each => each.HintName, each => each.SourceText.ToString());

    /// <summary>A project with properties that the build hands to the compiler.</summary>
    public static GeneratorRun WithProperties(IReadOnlyDictionary<string, string> properties, params SpecInMemory[] specs) =>
        new(LanguageVersion.CSharp13, properties, References(), specs);

    /// <summary>A project that refers to another runtime of studies, or to none.</summary>
    public static GeneratorRun WithRuntime(MetadataReference? runtime, params SpecInMemory[] specs) => new(
        LanguageVersion.CSharp13,
        new Dictionary<string, string>(),
        References().Where(each => !(each.Display ?? "").EndsWith("Cdi.Studies.dll", StringComparison.Ordinal)).Concat(runtime is null ? [] : [runtime]),
        specs);

    public void AddCSharp(string text, string path = "")
    {
        project = project.AddSyntaxTrees(Parse(text, path));
        Run();
    }

    public void EditCSharp(string path, string text)
    {
        project = project.ReplaceSyntaxTree(project.SyntaxTrees.Single(tree => tree.FilePath == path), Parse(text, path));
        Run();
    }

    public void Edit(AdditionalText before, AdditionalText after, CancellationToken cancelled = default)
    {
        driver = driver.ReplaceAdditionalText(before, after);
        Run(cancelled);
    }

    /// <summary>Why the outputs of a step are what they are, as `name: reason` lines.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        [.. Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>The same for what is handed to the compiler.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons() =>
        [.. Result.TrackedOutputSteps.SelectMany(each => each.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private void Run(CancellationToken cancelled = default)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(project, out var output, out var own, cancelled);
        Output = output;
        Diagnostics = [.. own, .. output.GetDiagnostics(cancelled).Where(each => each.Severity >= DiagnosticSeverity.Warning)];
    }

    private SyntaxTree Parse(string text, string path = "") => CSharpSyntaxTree.ParseText(text, language, path);

    /// <summary>The assembly of the project, for projects that refer to it.</summary>
    public MetadataReference Reference(string name, params string[] aliases)
    {
        using var image = new MemoryStream();
        Assert.True(Output.WithAssemblyName(name).Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray(), new MetadataReferenceProperties(aliases: [.. aliases]));
    }

    /// <summary>What a compiler without the generator says about a project with these references.</summary>
    public static IReadOnlyList<Diagnostic> Compile(string text, params MetadataReference[] references) =>
    [
        .. CSharpCompilation.Create("User", [CSharpSyntaxTree.ParseText(text)], References().Concat(references), new(OutputKind.DynamicallyLinkedLibrary))
            .GetDiagnostics().Where(each => each.Severity >= DiagnosticSeverity.Warning),
    ];

    private static IEnumerable<MetadataReference> References()
    {
        var framework = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        string[] runtime = [typeof(IStudy).Assembly.Location,
            .. RuntimeOf("Cdi.Estimation", "Cdi.Corpus", "Cdi.Reporting", "Cdi.Hosting", "Microsoft.Extensions.DependencyInjection.Abstractions")];
        return framework.Concat(runtime).Distinct().Select(path => MetadataReference.CreateFromFile(path));
    }

    private static IEnumerable<string> RuntimeOf(params string[] names) => names.Select(name => Path.Combine(AppContext.BaseDirectory, name + ".dll"));
}
