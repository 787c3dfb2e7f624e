using Cdi.Dsl.Emit;

namespace Cdi.Dsl.Generator;

/// <summary>What a class with <c>[CdiStudy("…")]</c> asks for, without its place, so that a moved line compiles nothing again.</summary>
/// <param name="File">The spec as written.</param>
/// <param name="SourcePath">The C# file, <c>/</c> between folders; paths of specs are relative to it.</param>
/// <param name="Home">Where the study's code then stands: in parts of the class.</param>
internal sealed record StudyClaim(string File, string SourcePath, StudyHome Home)
{
    /// <summary>The class with its namespace.</summary>
    public string Type => Home.Namespace.Length == 0 ? Home.DeclaredType ?? "" : $"{Home.Namespace}.{Home.DeclaredType}";

    /// <summary>The specs that the file can mean: the one at this path from the C# file, else those whose paths end with it.</summary>
    public IReadOnlyList<string> Fitting(IEnumerable<string> paths)
    {
        var exact = ImportPath.Resolve(SourcePath, File);
        var end = "/" + ImportPath.Resolve("", File);
        var known = paths.ToList();
        return known.Contains(exact) ? [exact] : [.. known.Where(path => ("/" + path).EndsWith(end, StringComparison.Ordinal)).OrderBy(
            path => path, StringComparer.Ordinal)];
    }
}
