using System.Reflection;
using Cdi.Corpus;
using Cdi.Dsl;
using Cdi.Estimation.MEstimation;
using Cdi.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cdi.Fuzz.Emission;

/// <summary>The emitted code of several studies as one C# project, each in a namespace of its own.</summary>
internal sealed class EmittedProject
{
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    // What a name is bound to does not depend on where null can come from, which takes longer to find.
    private static readonly CSharpParseOptions NamesOnly = ParseOptions.WithFeatures([new("run-nullable-analysis", "never")]);

    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. new[] { typeof(object).Assembly, Assembly.Load("System.Runtime"), Assembly.Load("System.Runtime.Intrinsics"), typeof(IStudy).Assembly,
            typeof(IMEstimator).Assembly, typeof(CorpusTable).Assembly }
            .Select(assembly => MetadataReference.CreateFromFile(assembly.Location)),
    ];

    // What the references declare is read once for all projects.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("emitted", [], References, Options);

    private readonly List<(CompilationResult Study, List<SyntaxTree> Trees)> studies = [];

    /// <summary>Number of studies.</summary>
    public int Count => studies.Count;

    /// <summary>Adds a study.</summary>
    /// <param name="study">A study without errors.</param>
    public void Add(CompilationResult study)
    {
        var name = $"CompiledNo{studies.Count}";
        var trees = study.Sources.Select(source => source.Text
            .Replace("\nnamespace Cdi.Compiled;\n", $"\nnamespace Cdi.{name};\n", StringComparison.Ordinal)
            .Replace("global::Cdi.Compiled.", $"global::Cdi.{name}.", StringComparison.Ordinal));
        studies.Add((study, [.. trees.Select(text => (SyntaxTree)CSharpSyntaxTree.ParseText(text, ParseOptions))]));
    }

    /// <summary>What C# has to say about each study that does not compile without a word.</summary>
    public IEnumerable<(CompilationResult Study, string Why)> Problems()
    {
        var compilation = Empty.AddSyntaxTrees(studies.SelectMany(study => study.Trees));
        var problems = compilation.GetDiagnostics().Where(each => each.Severity >= DiagnosticSeverity.Warning).ToLookup(each => each.Location.SourceTree);
        return studies.Select(study => (study.Study, study.Trees.SelectMany(tree => problems[tree]).FirstOrDefault()))
            .Where(pair => pair.Item2 is not null).Select(pair => (pair.Study, pair.Item2?.ToString() ?? ""));
    }

    /// <summary>What every name of a study's code is bound to: a symbol of the runtime by its full name, a symbol of the study by its place in the
    /// code.</summary>
    /// <param name="index">The study, in order of addition.</param>
    public IReadOnlyList<string> Meanings(int index)
    {
        var trees = studies.Select(study => study.Trees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), NamesOnly)).ToList()).ToList();
        var compilation = Empty.AddSyntaxTrees(trees.SelectMany(study => study));
        List<string> meanings = [];
        Dictionary<ISymbol, int> own = new(SymbolEqualityComparer.Default);
        Dictionary<ISymbol, string> others = new(SymbolEqualityComparer.Default);
        foreach (var tree in trees[index])
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()) meanings.Add(Meaning(model.GetSymbolInfo(name).Symbol));
        }

        return meanings;

        string Meaning(ISymbol? symbol)
        {
            if (symbol is null) return "?";
            if (symbol is INamespaceSymbol) return "namespace";
            if (others.TryGetValue(symbol.OriginalDefinition, out var known)) return known;
            if (!symbol.Locations.Any(location => location.IsInSource))
                return others[symbol.OriginalDefinition] = symbol.OriginalDefinition.ToDisplayString();
            if (!own.TryGetValue(symbol.OriginalDefinition, out var place)) own[symbol.OriginalDefinition] = place = own.Count;
            return $"{symbol.Kind} {place}";
        }
    }
}
