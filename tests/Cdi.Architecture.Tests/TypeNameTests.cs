using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cdi.Architecture.Tests;

/// <summary>A name means one type in the whole product: what two projects need is one file that both compile, and what differs is named differently.</summary>
public class TypeNameTests
{
    [Fact]
    public void No_two_rooms_declare_types_of_one_name() => Assert.Empty(
        Declared().GroupBy(type => type.Name, StringComparer.Ordinal)
            .Where(types => types.Select(type => type.Room).Distinct(StringComparer.Ordinal).Count() > 1 && !IsAddedTo([.. types]))
            .Select(types => $"{types.Key}: {string.Join(", ", types.Select(type => type.File))}"));

    // The runtime adds members of its own to a file that it compiles together with the compiler.
    private static bool IsAddedTo(List<(string Name, string Room, bool IsPartial, string File)> types) =>
        types.TrueForAll(type => type.IsPartial) && types.Exists(type => IsLinked(type.File));

    private static bool IsLinked(string file) =>
        File.ReadAllText(Path.Combine(Repository.Root, file)).Contains("#if CDI_RUNTIME", StringComparison.Ordinal);

    // The types of namespaces; a nested one bears the name of its owner too.
    private static IEnumerable<(string Name, string Room, bool IsPartial, string File)> Declared() =>
        from path in Repository.ProductFiles
        from type in Repository.Parse(path).DescendantNodes(node => node is not TypeDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>()
        let file = Repository.Shown(path)
        select (type.Identifier.Text, file[..file.LastIndexOf('/')], type.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PartialKeyword)), file);
}
