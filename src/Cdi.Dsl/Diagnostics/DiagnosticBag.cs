namespace Cdi.Dsl.Diagnostics;

/// <summary>Collects the diagnostics of one compilation.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> diagnostics = [];

    /// <summary>All diagnostics, in order of their reports.</summary>
    public IReadOnlyList<Diagnostic> Items => diagnostics;

    /// <summary>Whether one of them stops emission.</summary>
    public bool HasErrors => diagnostics.Any(diagnostic => diagnostic.IsError);

    /// <summary>Adds a diagnostic.</summary>
    public void Report(Diagnostic diagnostic) => diagnostics.Add(diagnostic);
}
