using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;
using Cdi.Testing;

namespace Cdi.Dsl.Tests;

/// <summary>Compiles specs for tests.</summary>
internal static class Compiled
{
    /// <summary>The specs that ship.</summary>
    public static IEnumerable<string> ShippedSpecs => Directory
        .EnumerateFiles(Path.Combine(SharedFolder.Repository, "specs"), "*.cdi", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(SharedFolder.Repository, file).Replace('\\', '/'))
        .OrderBy(file => file, StringComparer.Ordinal);

    /// <summary>A spec of the repository, with its imports.</summary>
    public static CompilationResult File(string path) => StudyCompiler.Compile(path, Read(path) ?? "", Read);

    /// <summary>A text without imports.</summary>
    public static CompilationResult Text(string text) => StudyCompiler.Compile("study.cdi", text, _ => null);

    /// <summary>The codes of a text's diagnostics, in order of place.</summary>
    public static IReadOnlyList<string> Codes(string text) => [.. Text(text).Diagnostics.Select(diagnostic => diagnostic.Code)];

    /// <summary>The diagnostics as a reader of the console sees them.</summary>
    public static string Rendered(string path, string text, IEnumerable<Diagnostic> diagnostics)
    {
        var renderer = new DiagnosticRenderer([new SourceText(path, text)]);
        return string.Concat(diagnostics.Select(diagnostic => renderer.Text(diagnostic)));
    }

    /// <summary>The text of a file of the repository; null where there is none.</summary>
    public static string? Read(string path)
    {
        var file = Path.Combine(SharedFolder.Repository, path);
        return System.IO.File.Exists(file) ? System.IO.File.ReadAllText(file) : null;
    }
}
