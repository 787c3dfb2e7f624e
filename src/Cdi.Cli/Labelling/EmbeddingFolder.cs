using System.Reflection;
using System.Runtime.Loader;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Numerics;
using Cdi.Studies.Definitions;
using Cdi.Studies.Texts;

namespace Cdi.Cli.Labelling;

/// <summary>Sentence embeddings from a folder that the user names: their model is many times the size of the tool, and no part of it.</summary>
/// <remarks>Nothing is loaded before a study asks for vectors of a text, and nothing from a folder that nobody named.</remarks>
internal sealed class EmbeddingFolder : ITextVectors
{
    /// <summary>The variable of the environment that names the folder.</summary>
    public const string Variable = "CDI_EMBEDDINGS";

    private const string Library = "Cdi.Embeddings";
    private readonly string folder;
    private readonly Lazy<ITextVectors> vectors;

    private EmbeddingFolder(string folder)
    {
        this.folder = folder;
        vectors = new(Load);
    }

    /// <inheritdoc/>
    public string Name => EmbeddedKind.Minilm.Word();

    /// <inheritdoc/>
    public string Description => vectors.Value.Description;

    /// <inheritdoc/>
    public int Dimensions => vectors.Value.Dimensions;

    /// <summary>What the environment offers.</summary>
    /// <param name="environment">The environment.</param>
    public static IReadOnlyList<ITextVectors> Of(CommandEnvironment environment) =>
        environment.Variable(Variable) is { Length: > 0 } named ? [new EmbeddingFolder(environment.FullPath(named))] : [];

    /// <inheritdoc/>
    /// <exception cref="UserErrorException">The folder does not hold them, or those of another version.</exception>
    public IReadOnlyList<SparseVector> Of(IReadOnlyList<string> texts, int threads = 1, CancellationToken cancellation = default) =>
        vectors.Value.Of(texts, threads, cancellation);

    private ITextVectors Load()
    {
        var file = Path.Combine(folder, Library + ".dll");
        if (!File.Exists(file)) throw Unusable($"which holds no {Library}.dll");
        try
        {
            var assembly = new Context(file).LoadFromAssemblyPath(file);
            var type = assembly.GetExportedTypes().FirstOrDefault(type => type.IsAssignableTo(typeof(ITextVectors)));
            return type is not null && Activator.CreateInstance(type) is ITextVectors loaded && loaded.Name == Name
                ? loaded
                : throw Unusable($"whose {Library}.dll offers no vectors `{Name}` to this version of cdi");
        }
        catch (Exception problem) when (problem is BadImageFormatException or IOException or TypeLoadException or TargetInvocationException
            or MissingMemberException or UnauthorizedAccessException or ReflectionTypeLoadException)
        {
            throw Unusable($"whose {Library}.dll cannot be used: {(problem.InnerException ?? problem).Message}");
        }
    }

    private UserErrorException Unusable(string why) => new(
        $"{Variable} names the folder `{folder}`, {why}.",
        $"Publish it there from the sources of this version: `dotnet publish src/{Library} -c Release -r linux-x64 -o FOLDER`.");

    /// <summary>Where the assemblies of the folder are found; those that the tool has itself are its own.</summary>
    private sealed class Context(string file) : AssemblyLoadContext(Library)
    {
        private readonly AssemblyDependencyResolver resolver = new(file);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name is { } name && !name.StartsWith("Cdi.", StringComparison.Ordinal) && resolver.ResolveAssemblyToPath(assemblyName) is { } found
                ? LoadFromAssemblyPath(found)
                : null;

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : 0;
    }
}
