using System.Reflection;
using System.Runtime.Loader;
using Cdi.Corpus;
using Cdi.Estimation.MEstimation;
using Cdi.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cdi.Benchmarks;

/// <summary>Compiles emitted text in memory and loads it, with the references that the command uses.</summary>
internal static class EmittedAssembly
{
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    public static Assembly Load(IEnumerable<string> texts)
    {
        var trees = texts.Select(text => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp13)));
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create("Emitted", trees, References(), Options).Emit(image);
        if (!result.Success) throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext("emitted").LoadFromStream(image);
    }

    private static IEnumerable<MetadataReference> References() =>
        new[] { typeof(object).Assembly, Assembly.Load("System.Runtime"), Assembly.Load("System.Runtime.Intrinsics"), typeof(IStudy).Assembly,
            typeof(IMEstimator).Assembly, typeof(CorpusTable).Assembly }
            .Select(assembly => MetadataReference.CreateFromFile(assembly.Location));
}
