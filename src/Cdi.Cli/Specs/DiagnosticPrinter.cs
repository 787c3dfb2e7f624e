using Cdi.Cli.Terminal;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Specs;

/// <summary>Prints the diagnostics of specs for a person.</summary>
internal static class DiagnosticPrinter
{
    /// <summary>Prints every diagnostic, a blank line between two, and how many there are; nothing where there is none.</summary>
    /// <param name="diagnostics">The diagnostics, in the order of the file.</param>
    /// <param name="renderer">Knows the files.</param>
    /// <param name="output">Where to print.</param>
    /// <param name="colour">Whether to colour.</param>
    public static void Print(IReadOnlyCollection<Diagnostic> diagnostics, DiagnosticRenderer renderer, TextWriter output, bool colour)
    {
        if (diagnostics.Count == 0) return;
        foreach (var diagnostic in diagnostics)
        {
            ShownWriter.WriteEncoded(output, renderer.Text(diagnostic, colour) + "\n");
        }

        var errors = diagnostics.Count(each => each.IsError);
        output.WriteLine($"{Counted.Of(errors, "error")}, {Counted.Of(diagnostics.Count - errors, "warning")}");
    }

    /// <summary>Prints the diagnostics of one spec on standard error, where the answer itself goes to standard output.</summary>
    /// <param name="compilation">The spec.</param>
    /// <param name="environment">Where to print.</param>
    public static void Print(SpecCompilation compilation, CommandEnvironment environment) =>
        Print(compilation.Result.Diagnostics, new DiagnosticRenderer(compilation.Files), environment.Error, environment.ErrorHasColor);
}
