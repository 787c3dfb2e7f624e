using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cdi.Architecture.Tests;

/// <summary>What a reader of any file may rely on.</summary>
public class SourceStyleTests
{
    private const int LongestFile = 250;
    private const int LongestLine = 160;

    private static readonly string[] EmptyWords = ["Util", "Utils", "Utilities", "Helper", "Helpers", "Manager", "Common", "Base", "Info"];

    [Fact]
    public void No_file_is_longer_than_250_lines() =>
        Assert.Empty(Repository.ProductFiles.Where(path => File.ReadLines(path).Count() > LongestFile).Select(Repository.Shown));

    // What a raw string holds is text of its own, a pattern or a message for a user, and ends where that does.
    [Fact]
    public void No_line_is_longer_than_160_characters() => Assert.Empty(
        from path in Repository.ProductFiles
        let text = Repository.Parse(path).GetText()
        from line in text.Lines
        where line.Span.Length > LongestLine && !IsWithinRawString(path, line.Span)
        select $"{Repository.Shown(path)} line {line.LineNumber + 1}");

    [Fact]
    public void A_file_declares_one_type_and_bears_its_name() =>
        Assert.Empty(Repository.ProductFiles.Where(path => !DeclaresItsOwnTypeOnly(path)).Select(Repository.Shown));

    [Fact]
    public void A_namespace_is_its_folder_or_one_above() =>
        Assert.Empty(Repository.ProductFiles.Where(path => !NamespaceFollowsFolder(path) && !ExtendsServices(path)).Select(Repository.Shown));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.Empty(Repository.ProductFiles.SelectMany(path => TypesOf(path).Select(NameOf))
            .Where(name => EmptyWords.Any(word => name.EndsWith(word, StringComparison.Ordinal))).ToList());

    [Fact]
    public void No_warning_about_null_is_silenced() =>
        Assert.Empty(Places(node => node.IsKind(SyntaxKind.SuppressNullableWarningExpression)));

    [Fact]
    public void Nothing_is_left_to_be_implemented() =>
        Assert.Empty(Places(node => node is IdentifierNameSyntax { Identifier.Text: "NotImplementedException" })
            .Concat(Repository.ProductFiles.Where(path => File.ReadAllText(path).Contains("TODO", StringComparison.Ordinal)).Select(Repository.Shown)));

    private static bool IsWithinRawString(string path, Microsoft.CodeAnalysis.Text.TextSpan line) => Repository.Parse(path).DescendantTokens().Any(
        token => token.Kind() is SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken && token.Span.OverlapsWith(line));

    // Where every host looks for `services.Add…`.
    private static bool ExtendsServices(string path) =>
        path.EndsWith("ServiceCollectionExtensions.cs", StringComparison.Ordinal)
        && File.ReadAllText(path).Contains("namespace Microsoft.Extensions.DependencyInjection;", StringComparison.Ordinal);

    private static bool DeclaresItsOwnTypeOnly(string path)
    {
        var types = TypesOf(path).Select(NameOf).ToList();
        var file = Path.GetFileName(path).Split('.')[0];
        return types.Count == 0 || (types.Count == 1 && types[0] == file);
    }

    private static bool NamespaceFollowsFolder(string path)
    {
        var declared = Repository.Parse(path).DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault();
        if (declared is null) return true;
        var folders = Repository.Shown(path).Split('/')[1..^1];
        var above = Enumerable.Range(1, folders.Length).Select(depth => string.Join('.', folders.Take(depth)));
        return above.Contains(declared.Name.ToString()) || IsOfTheFramework(path);
    }

    // What netstandard2.0 lacks and the C# compiler looks for stands under the framework's own name.
    private static bool IsOfTheFramework(string path) => Path.GetFileName(path)
        is "IsExternalInit.cs" or "InterpolatedStringHandlerAttribute.cs" or "RequiredMemberAttribute.cs" or "SetsRequiredMembersAttribute.cs"
        or "CompilerFeatureRequiredAttribute.cs";

    private static IEnumerable<MemberDeclarationSyntax> TypesOf(string path) =>
        Repository.Parse(path).DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>().Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => "",
    };

    private static IEnumerable<string> Places(Func<SyntaxNode, bool> found) =>
        from path in Repository.ProductFiles
        from node in Repository.Parse(path).DescendantNodes()
        where found(node)
        select $"{Repository.Shown(path)}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
