using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Security.Cryptography;
using System.Text;
using Cdi.Cli.Specs;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Text;
using Cdi.Studies;

namespace Cdi.Cli.Compilation;

/// <summary>Turns emitted C# into a study that runs, with the cache of earlier runs.</summary>
/// <param name="cache">Compiled studies of earlier runs.</param>
/// <param name="packed">A compiled study that the user brings along; null for none.</param>
internal sealed class StudyLoader(StudyCache cache, PackedStudy? packed = null)
{
    private static readonly ConcurrentDictionary<string, IStudy> Loaded = new(StringComparer.Ordinal);

    /// <summary>The study of a spec that an earlier run compiled without a diagnostic, or null. Nothing is parsed.</summary>
    /// <param name="spec">The spec.</param>
    public IStudy? Find(SourceText spec) =>
        cache.Read(StudyKey.OfSpec(spec)) is { } key && cache.Read(Encoding.ASCII.GetString(key)) is { } image ? Kept(image) : null;

    /// <summary>Loads a study, compiled now or found in the cache.</summary>
    /// <param name="compilation">A spec without errors.</param>
    /// <exception cref="InvalidOperationException">The text does not compile, or holds no study or several: faults of the study compiler.</exception>
    public IStudy Load(SpecCompilation compilation)
    {
        var key = StudyKey.Of(compilation.Result.Sources);
        var study = (packed?.Key == key ? packed.Image : cache.Read(key)) is { } kept ? Kept(kept) : null;
        if (study is null)
        {
            var image = Compile("Study_" + key, compilation.Result.Sources);
            cache.Write(key, image);
            study = Create(image);
        }

        if (compilation.SaysNothing) cache.Write(StudyKey.OfSpec(compilation.Source), Encoding.ASCII.GetBytes(key));
        return study;
    }

    /// <summary>The compiled study of a spec, as it may travel.</summary>
    /// <param name="compilation">A spec without errors.</param>
    /// <exception cref="InvalidOperationException">The text does not compile: a fault of the study compiler.</exception>
    public PackedStudy Pack(SpecCompilation compilation)
    {
        var key = StudyKey.Of(compilation.Result.Sources);
        return new(key, cache.Read(key) ?? Compile("Study_" + key, compilation.Result.Sources));
    }

    /// <summary>The study of an image that was kept, or null where that is no assembly with a study: it is then compiled again.</summary>
    private static IStudy? Kept(byte[] image)
    {
        try
        {
            return Create(image);
        }
        catch (Exception damage) when (damage is BadImageFormatException or InvalidOperationException or TypeLoadException or ReflectionTypeLoadException)
        {
            return null;
        }
    }

    /// <summary>Not inlined: a caller that never gets here must not load Roslyn.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] Compile(string assemblyName, IReadOnlyList<EmittedSource> sources) =>
        StudyAssemblyCompiler.Compile(assemblyName, sources);

    /// <summary>The study of an image. A process loads the same bytes once, and so compiles their methods once.</summary>
    private static IStudy Create(byte[] image) => Loaded.GetOrAdd(Convert.ToHexString(SHA256.HashData(image)), _ => LoadedFrom(image));

    private static IStudy LoadedFrom(byte[] image)
    {
        var context = new AssemblyLoadContext("study");
        var assembly = context.LoadFromStream(new MemoryStream(image));
        var type = assembly.GetTypes().Single(each => each.IsAssignableTo(typeof(IStudy)) && !each.IsAbstract);
        return Activator.CreateInstance(type) as IStudy
            ?? throw new InvalidOperationException($"{type.FullName} cannot be created.");
    }
}
