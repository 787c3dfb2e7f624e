using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Emit;

/// <summary>What the compiler says about a study that runs: carried into its code, so that every report repeats it.</summary>
/// <param name="Warnings">Its warnings, each with the line it stands on.</param>
/// <param name="Allowances">Warnings that the author allows, with the reasons.</param>
public sealed record SpecNotes(IReadOnlyList<(Diagnostic Diagnostic, int Line)> Warnings, IReadOnlyList<Allowance> Allowances)
{
    /// <summary>Nothing to say.</summary>
    public static SpecNotes None { get; } = new([], []);

    /// <summary>The notes of a compilation.</summary>
    /// <param name="diagnostics">What it reported.</param>
    /// <param name="allowances">What its author allowed.</param>
    /// <param name="sources">The files.</param>
    internal static SpecNotes Of(IEnumerable<Diagnostic> diagnostics, IReadOnlyList<Allowance> allowances, IReadOnlyList<SourceText> sources) => new(
        [.. diagnostics.Where(diagnostic => !diagnostic.IsError).Select(diagnostic => (diagnostic, LineOf(diagnostic, sources)))], allowances);

    /// <summary>The name of a file without its folder: a report does not depend on where a study lies.</summary>
    internal static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static int LineOf(Diagnostic diagnostic, IReadOnlyList<SourceText> sources) =>
        sources.FirstOrDefault(source => source.Path == diagnostic.Path)?.Lines.Position(diagnostic.Span.Start).Line ?? 1;
}
