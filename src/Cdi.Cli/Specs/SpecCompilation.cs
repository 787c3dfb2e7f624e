using Cdi.Cli.Terminal;
using Cdi.Dsl;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Specs;

/// <summary>A spec from disk, compiled with the specs that it imports.</summary>
/// <param name="Source">The spec.</param>
/// <param name="Files">The spec and all that was read for it: where diagnostics may point.</param>
/// <param name="Result">What the compiler made of it.</param>
internal sealed record SpecCompilation(SourceText Source, IReadOnlyList<SourceText> Files, CompilationResult Result)
{
    /// <summary>Whether the study means nothing as it stands.</summary>
    public bool HasErrors => Result.HasErrors;

    /// <summary>Whether the text of the spec alone decides that there is nothing to say: no diagnostic, no import.</summary>
    public bool SaysNothing => Result.Diagnostics.IsEmpty && Files.Count == 1;

    /// <summary>Compiles one spec.</summary>
    /// <param name="path">The spec, as given.</param>
    /// <param name="environment">Resolves relative paths.</param>
    /// <exception cref="UserErrorException">The spec cannot be read.</exception>
    public static SpecCompilation Of(string path, CommandEnvironment environment) => Of(SpecFiles.Read(path, environment), environment);

    /// <summary>Compiles one spec that was read.</summary>
    /// <param name="source">The spec.</param>
    /// <param name="environment">Resolves the paths of imports.</param>
    public static SpecCompilation Of(SourceText source, CommandEnvironment environment)
    {
        var files = new Dictionary<string, SourceText>(StringComparer.Ordinal) { [source.Path] = source };
        string? Import(string imported)
        {
            if (files.TryGetValue(imported, out var known)) return known.Text;
            if (SpecFiles.ReadImport(imported, environment) is not { } text) return null;
            files[imported] = new SourceText(imported, text);
            return text;
        }

        var result = StudyCompiler.Compile(source.Path, source.Text, Import);
        return new SpecCompilation(source, [.. files.Values], result);
    }
}
