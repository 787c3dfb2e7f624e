using System.Reflection;
using Cdi.Dsl.Emit;
using Cdi.Studies;
using Cdi.Studies.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cdi.Dsl.Tests.Emit.Hostile;

/// <summary>A spec is data: whatever an author writes is a literal, a comment or part of a name in the emitted code, and never code.</summary>
public class AuthorTextTests
{
    private static readonly Lazy<IReadOnlyList<string>> HarmlessTokens = new(() => Tokens(Compile("harmless")));

    [Fact]
    public void No_word_of_an_author_changes_a_token_of_the_code()
    {
        foreach (var word in HostileWords.All)
        {
            var compiled = Compile(word);
            Assert.True(compiled.Plan is not null, $"{Shown(word)}: {string.Join("\n", compiled.Diagnostics.Where(each => each.IsError))}");
            Assert.True(HarmlessTokens.Value.SequenceEqual(Tokens(compiled)), $"The tokens differ for {Shown(word)}.");
        }
    }

    [Fact]
    public void Every_word_of_an_author_reaches_the_definition_as_it_stands()
    {
        foreach (var word in HostileWords.Together)
        {
            var definition = Definition(Compile(word));
            var inString = word.Replace("\r", "");
            var inName = inString.Replace("\n", "").Replace("`", "");
            Assert.Equal("Friendly " + inString, definition.Outcomes[0].Options[0].Shown);
            Assert.Equal("Title " + inString, definition.Report.Title);
            Assert.Equal("low " + inString, definition.Corpus.Columns.Single(column => column.Name == "level").Levels[0]);
            Assert.Equal("Model " + inName, definition.Corpus.RecordedLabels[0].SourceColumn);
            Assert.Equal("study_x", definition.Name);
            Assert.Contains($"second {inString.Replace("\n", "")} line", definition.Documentation, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Types_of_a_spec_with_errors_are_as_safe()
    {
        foreach (var word in HostileWords.Together)
        {
            var text = HostileSpec.Of(word).Replace("alpha = 0.05", "alpha = none", StringComparison.Ordinal);
            var compiled = StudyCompiler.Compile(HostileSpec.Path(word), text, _ => null);
            Assert.Null(compiled.Plan);
            EmittedCode.Compile([.. compiled.Sources.Select(source => source.Text)]);
        }
    }

    [Fact]
    public void A_writer_of_code_takes_no_string()
    {
        var writer = typeof(StudyEmitter).Assembly.GetType("Cdi.Dsl.Emit.CodeWriter", throwOnError: true);
        var taken = writer?.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsPrivate).SelectMany(method => method.GetParameters()).Select(
                parameter => parameter.ParameterType.Name).Distinct().Order();
        Assert.Equal(["CSharpCode", "CSharpName", "CommentText", "IEnumerable`1", "XmlText"], taken);
    }

    [Fact]
    public void A_hole_in_code_takes_what_an_encoder_made_and_nothing_else()
    {
        var code = typeof(StudyEmitter).Assembly.GetType("Cdi.Dsl.Emit.Encoders.CSharpCode", throwOnError: true);
        var holes = code?.GetMethods().Where(method => method is { Name: "AppendFormatted", IsGenericMethod: false }).Select(
            method => method.GetParameters()[0].ParameterType.Name).Order();
        Assert.Equal(["ArithmeticCode", "CSharpCode", "CSharpLiteral", "CSharpName", "Int32"], holes);
        var made = code?.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(
            method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(string)));
        Assert.Empty(made ?? []);
    }

    private static CompilationResult Compile(string word) => StudyCompiler.Compile(HostileSpec.Path(word), HostileSpec.Of(word), _ => null);

    // Kinds of all tokens, with the text of those that are not a literal or a name.
    private static List<string> Tokens(CompilationResult compiled)
    {
        var trees = compiled.Sources.Select(source => CSharpSyntaxTree.ParseText(
            source.Text, new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.Diagnose)));
        return [.. trees.SelectMany(tree => tree.GetRoot().DescendantTokens()).Where(token => !IsLineOfTheSpec(token)).Select(Shown)];
    }

    // The quoted spec has as many lines as the spec: `+` between literals.
    private static bool IsLineOfTheSpec(SyntaxToken token) => token.IsKind(SyntaxKind.PlusToken);

    private static string Shown(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.IdentifierToken ? token.Kind().ToString()
        : token.Text;

    private static StudyDefinition Definition(CompilationResult compiled)
    {
        var assembly = EmittedCode.Compile([.. compiled.Sources.Select(source => source.Text)]);
        var type = assembly.GetTypes().Single(each => each.IsAssignableTo(typeof(IStudy)));
        return ((IStudy)(Activator.CreateInstance(type) ?? throw new InvalidOperationException())).Definition;
    }

    private static string Shown(string word) => Cdi.Dsl.Text.VisibleText.OneLine(word);
}
