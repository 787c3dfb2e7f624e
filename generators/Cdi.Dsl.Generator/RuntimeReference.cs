using Cdi.Dsl.Diagnostics;
using Microsoft.CodeAnalysis;
using Diagnostic = Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Generator;

/// <summary>The runtime that a project refers to: code of one version is compiled against the runtime of that version.</summary>
/// <param name="Version">Its version; empty where the project refers to none.</param>
internal sealed record RuntimeReference(string Version)
{
    private const string Assembly = "Cdi.Studies";

    private static string Compiler { get; } = typeof(StudyCompiler).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>Whether there is a runtime at all.</summary>
    public bool IsThere => Version.Length > 0;

    /// <summary>The reference of a project.</summary>
    public static RuntimeReference Of(Compilation project, CancellationToken cancelled)
    {
        cancelled.ThrowIfCancellationRequested();
        return new(project.ReferencedAssemblyNames.FirstOrDefault(each => each.Name == Assembly)?.Version.ToString(3) ?? "");
    }

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public Diagnostic? Problem => !IsThere ? ProjectDiagnostics.NoRuntime(default, Compiler)
        : Version == Compiler ? null
        : ProjectDiagnostics.RuntimeOfOtherVersion(default, Version, Compiler);
}
