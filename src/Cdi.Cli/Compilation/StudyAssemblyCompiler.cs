using System.Reflection;
using System.Text;
using Cdi.Dsl.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Cdi.Cli.Compilation;

/// <summary>Compiles emitted C# in memory. The only class that names Roslyn, so that a run that finds its study in the cache never loads it.</summary>
internal static class StudyAssemblyCompiler
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13, DocumentationMode.None);

    private static readonly CSharpCompilationOptions CompilationOptions = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        deterministic: true);

    private static readonly CSharpCompilation Empty = WithReferences();

    /// <summary>Compiles the text of one study.</summary>
    /// <param name="assemblyName">Name of the assembly.</param>
    /// <param name="sources">What the study compiler emitted.</param>
    /// <returns>The assembly; the same bytes for the same text.</returns>
    /// <exception cref="InvalidOperationException">The text is not valid C#: a fault of the study compiler.</exception>
    public static byte[] Compile(string assemblyName, IEnumerable<EmittedSource> sources)
    {
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text, Encoding.UTF8), ParseOptions, source.HintName));
        var compilation = Empty.WithAssemblyName(assemblyName).AddSyntaxTrees(trees);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success ? image.ToArray() : throw NotCSharp(result.Diagnostics);
    }

    /// <summary>Symbols of the references belong to a compilation that lives as long as the process, so that what they declare is read once for all
    /// studies.</summary>
    private static CSharpCompilation WithReferences()
    {
        var compilation = CSharpCompilation.Create("study", [], References(), CompilationOptions);
        _ = compilation.Assembly;
        return compilation;
    }

    /// <summary>As few as emitted code needs: binding time grows with the names that references bring.</summary>
    private static IEnumerable<MetadataReference> References() =>
        FrameworkAssemblies().Concat(RuntimeAssemblies.OfStudies).Select(assembly => MetadataReference.CreateFromFile(assembly.Location));

    private static IEnumerable<Assembly> FrameworkAssemblies() =>
        [typeof(object).Assembly, Assembly.Load("System.Runtime"), Assembly.Load("System.Runtime.Intrinsics")];

    private static InvalidOperationException NotCSharp(IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error).Take(5).Select(each => each.ToString());
        return new InvalidOperationException("The emitted C# does not compile.\n" + string.Join('\n', errors));
    }
}
