using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Cdi.Dsl.Emit;
using Cdi.Studies;

namespace Cdi.Cli.Compilation;

/// <summary>Turns emitted C# into a study that runs, with the cache of earlier runs.</summary>
/// <param name="cache">Compiled studies of earlier runs.</param>
internal sealed class StudyLoader(StudyCache cache)
{
    /// <summary>Loads the study, compiled now or found in the cache.</summary>
    /// <param name="sources">What the compiler emitted for one spec without errors.</param>
    /// <exception cref="InvalidOperationException">The text does not compile, or holds no study or several: faults of the study compiler.</exception>
    public IStudy Load(IReadOnlyList<EmittedSource> sources)
    {
        var key = StudyKey.Of(sources);
        if (cache.Read(key) is { } known) return Create(known);

        var image = Compile("Study_" + key, sources);
        cache.Write(key, image);
        return Create(image);
    }

    /// <summary>Not inlined: a caller that never gets here must not load Roslyn.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] Compile(string assemblyName, IReadOnlyList<EmittedSource> sources) =>
        StudyAssemblyCompiler.Compile(assemblyName, sources);

    private static IStudy Create(byte[] image)
    {
        var context = new AssemblyLoadContext("study");
        var assembly = context.LoadFromStream(new MemoryStream(image));
        var type = assembly.GetTypes().Single(each => each.IsAssignableTo(typeof(IStudy)) && !each.IsAbstract);
        return Activator.CreateInstance(type) as IStudy
            ?? throw new InvalidOperationException($"{type.FullName} cannot be created.");
    }
}
