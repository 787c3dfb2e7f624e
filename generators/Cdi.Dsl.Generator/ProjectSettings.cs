using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Emit;
using Microsoft.CodeAnalysis.Diagnostics;
using Diagnostic = Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Generator;

/// <summary>What the project says of all studies that no class of its own takes: <c>CdiNamespace</c> and <c>CdiAccessibility</c>.</summary>
/// <param name="Home">Where their code stands.</param>
/// <param name="Diagnostics">What is wrong with the properties; the home then has what is usual.</param>
internal sealed record ProjectSettings(StudyHome Home, EquatableArray<Diagnostic> Diagnostics)
{
    /// <summary>Reads the properties that the build hands to the compiler.</summary>
    public static ProjectSettings Read(AnalyzerConfigOptionsProvider options, CancellationToken cancelled)
    {
        cancelled.ThrowIfCancellationRequested();
        var wrong = new List<Diagnostic>();
        var home = StudyHome.Default;
        if (Value(options, "CdiNamespace") is { } space)
        {
            if (StudyHome.IsNamespace(space)) home = home with { Namespace = space };
            else wrong.Add(ProjectDiagnostics.BadProperty(default, "CdiNamespace", space, "a namespace of C#"));
        }

        if (Value(options, "CdiAccessibility") is { } access)
        {
            if (access is "public" or "internal") home = home with { IsPublic = access == "public" };
            else wrong.Add(ProjectDiagnostics.BadProperty(default, "CdiAccessibility", access, "`public` or `internal`"));
        }

        return new(home, wrong.ToEquatableArray());
    }

    private static string? Value(AnalyzerConfigOptionsProvider options, string property) =>
        options.GlobalOptions.TryGetValue("build_property." + property, out var value) && value.Trim() is { Length: > 0 } given ? given : null;
}
