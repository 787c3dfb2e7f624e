using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cdi.Architecture.Tests;

/// <summary>A word of the language is declared once: what compiler and runtime both need is one file that both compile.</summary>
public class TypeNameTests
{
    [Fact]
    public void No_two_projects_declare_an_enumeration_of_one_name() => Assert.Empty(
        Declared().GroupBy(type => type.Name, StringComparer.Ordinal)
            .Where(types => types.Select(type => type.Project).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(types => $"{types.Key}: {string.Join(", ", types.Select(type => type.File))}"));

    // The enumerations of namespaces; a nested one bears the name of its owner too.
    private static IEnumerable<(string Name, string Project, string File)> Declared() =>
        from path in Repository.ProductFiles
        from type in Repository.Parse(path).DescendantNodes(node => node is not TypeDeclarationSyntax).OfType<EnumDeclarationSyntax>()
        select (type.Identifier.Text, Repository.Shown(path).Split('/')[1], Repository.Shown(path));
}
