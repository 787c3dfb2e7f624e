using System.Xml.Linq;
using Cdi.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cdi.Architecture.Tests;

/// <summary>The files of this repository, as the tests judge them.</summary>
internal static class Repository
{
    private static readonly string[] BuildFolders = ["bin", "obj"];

    public static string Root => SharedFolder.Repository;

    /// <summary>The C# files of the product: what users run and read.</summary>
    public static IReadOnlyList<string> ProductFiles { get; } = [.. Files("src", "*.cs"), .. Files("generators", "*.cs")];

    /// <summary>The projects of the product by name.</summary>
    public static IReadOnlyDictionary<string, string> ProductProjects { get; } =
        Files("src", "*.csproj").Concat(Files("generators", "*.csproj"))
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => path);

    /// <summary>Path from the root, for messages.</summary>
    public static string Shown(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    public static SyntaxNode Parse(string path) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.CSharp13), path).GetRoot();

    /// <summary>Names of the projects that a project refers to.</summary>
    public static IReadOnlyList<string> ProjectReferences(string project) =>
        [.. References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Order()];

    /// <summary>Names of the packages that a project refers to.</summary>
    public static IReadOnlyList<string> PackageReferences(string project) => [.. References(project, "PackageReference").Order()];

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(ProductProjects[project]).Descendants(kind).Select(each => each.Attribute("Include")?.Value ?? "");

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(path => !Shown(path).Split('/').Any(BuildFolders.Contains))
            .Order(StringComparer.Ordinal);
}
