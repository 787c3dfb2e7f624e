using System.Reflection;
using System.Runtime.Loader;
using Cdi.Corpus;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Losses;
using Cdi.Estimation.MEstimation;
using Cdi.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cdi.Dsl.Tests.Emit;

/// <summary>Compiles emitted text in memory, as the command does.</summary>
internal static class EmittedCode
{
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly string Runtime = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";

    // What the references declare is read once for all texts.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Emitted", [], References(), Options);

    /// <summary>Kernels of losses, compiled together.</summary>
    public static IReadOnlyList<Kernel> Kernels(params IReadOnlyList<LossDefinition> losses)
    {
        var types = losses.Select((loss, i) => KernelEmitter.Emit("Kernel" + i, "A loss under test", loss));
        var assembly = Compile(File(types));
        return [.. losses.Select((_, i) => Kernel.Of(assembly, "Emitted.Kernel" + i))];
    }

    public static string File(IEnumerable<string> types) => KernelEmitter.Usings + "\n\nnamespace Emitted;\n\n" + string.Join("\n", types);

    public static Assembly Compile(params string[] files)
    {
        using var image = new MemoryStream();
        var result = Empty.AddSyntaxTrees(files.Select(Parse)).Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(IsProblem).Take(5)));
        Assert.DoesNotContain(result.Diagnostics, IsProblem);
        image.Position = 0;
        return new AssemblyLoadContext("emitted").LoadFromStream(image);
    }

    /// <summary>Writes a program to a file.</summary>
    public static void CompileProgram(string path, params string[] files)
    {
        var console = Path.Combine(Runtime, "System.Console.dll");
        var references = References().Append(MetadataReference.CreateFromFile(console));
        var compilation = CSharpCompilation.Create("program", files.Select(Parse), references, Options.WithOutputKind(OutputKind.ConsoleApplication));
        var result = compilation.Emit(path);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(IsProblem).Take(5)));
    }

    private static bool IsProblem(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning;

    private static SyntaxTree Parse(string text) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.Diagnose));

    private static IEnumerable<MetadataReference> References()
    {
        string[] paths = [typeof(object).Assembly.Location, Path.Combine(Runtime, "System.Runtime.dll"), Path.Combine(Runtime, "System.Runtime.Intrinsics.dll"),
            typeof(IMEstimator).Assembly.Location, typeof(IStudy).Assembly.Location, typeof(CorpusTable).Assembly.Location];
        return paths.Select(path => MetadataReference.CreateFromFile(path));
    }
}
