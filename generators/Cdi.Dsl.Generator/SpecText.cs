using Cdi.Dsl.Collections;
using Cdi.Dsl.Parsing;
using Cdi.Dsl.Text;
using Microsoft.CodeAnalysis;

namespace Cdi.Dsl.Generator;

/// <summary>A spec as the build names and reads it.</summary>
/// <param name="Path">Path of the file, <c>/</c> between folders.</param>
/// <param name="Text">Its text.</param>
/// <param name="Imports">Paths of the files that it imports from.</param>
internal sealed record SpecText(string Path, string Text, EquatableArray<string> Imports)
{
    /// <summary>Reads an additional file of the build.</summary>
    public static SpecText Read(AdditionalText file, CancellationToken cancelled)
    {
        var path = file.Path.Replace('\\', '/');
        var text = file.GetText(cancelled)?.ToString() ?? "";
        return new SpecText(path, text, text.Contains("import") ? ImportsOf(new SourceText(path, text)) : EquatableArray<string>.Empty);
    }

    private static EquatableArray<string> ImportsOf(SourceText source) =>
        StudyParser.Parse(source).Syntax.Imports.Select(import => ImportPath.Resolve(source.Path, import.Source.Value)).ToEquatableArray();
}
