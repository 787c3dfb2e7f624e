using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Tests.Parsing;

public sealed class FileTests
{
    [Fact]
    public void A_whole_study_parses_without_diagnostics()
    {
        var result = Parsed.Whole(Parsed.LibraryTone);
        Assert.Empty(result.Diagnostics);
        Assert.Equal("library_tone", result.Syntax.Name?.Text);
        Assert.Equal(
            ["corpus", "outcome", "llm", "human", "estimand", "estimand", "sampling", "inference", "report"],
            result.Syntax.Blocks.Select(block => block.Kind.Text));
        Assert.Equal(4, result.Syntax.Comments.Count);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_of_every_system_are_alike(string lineEnd)
    {
        var result = Parsed.Whole("\ufeff" + Parsed.LibraryTone.Replace("\n", lineEnd));
        Assert.Empty(result.Diagnostics);
        Assert.Equal(SyntaxDescription.Describe(Parsed.Whole(Parsed.LibraryTone).Syntax), SyntaxDescription.Describe(result.Syntax));
    }

    [Fact]
    public void A_file_without_study_declares_symbols_only()
    {
        var result = Parsed.Whole("cdi 1\n\n/// Words.\nlexicon hedges {\n  words = [\"perhaps\"]\n}");
        Assert.Empty(result.Diagnostics);
        Assert.Null(result.Syntax.Name);
        Assert.Null(result.Syntax.Documentation);
        Assert.Equal("Words.", Assert.Single(result.Syntax.Blocks).Documentation?.Content);
    }

    [Theory]
    [InlineData("import { a } from \"b.cdi\"")]
    [InlineData("import { a, b } from \"b.cdi\"")]
    [InlineData("import {\n  a,\n  b\n} from \"b.cdi\"")]
    public void Symbols_are_imported_by_name(string import)
    {
        var result = Parsed.Whole("cdi 1\nstudy s\n" + import + "\n");
        Assert.Empty(result.Diagnostics);
        Assert.Equal("b.cdi", Assert.Single(result.Syntax.Imports).Source.Value);
    }

    [Theory]
    [InlineData("", "1:1 CDI1001")]
    [InlineData("study s", "1:1 CDI1001")]
    [InlineData("cdi one\nstudy s", "1:5 CDI1001")]
    [InlineData("cdi 1.5\nstudy s", "1:5 CDI1001")]
    [InlineData("cdi 0\nstudy s", "1:5 CDI1001")]
    [InlineData("cdi 2\nstudy ? s {", "1:5 CDI1003")]
    [InlineData("cdi 1 study s", "1:7 CDI1001")]
    [InlineData("cdi 1\nstudy my-study\n", "2:9 CDI1001")]
    [InlineData("cdi 1\nstudy\n", "2:6 CDI1001")]
    [InlineData("cdi 1\nstudy s\nx = 3\ny = 4\nb {\n}", "3:1 CDI1001")]
    [InlineData("cdi 1\nstudy s\nb {\n}\n}\nx = 1\nc {\n}", "5:1 CDI1001")]
    [InlineData("cdi 1\nimport { a } \"b.cdi\"\nb {\n}", "2:14 CDI1001")]
    [InlineData("cdi 1\nimport { } from \"b.cdi\"\nb {\n}", "2:10 CDI1001")]
    [InlineData("cdi 1\nb\n{\n x = 1\n}", "2:2 CDI1001")]
    public void A_bad_outer_line_is_one_diagnostic(string text, string place) => Assert.Equal([place], Parsed.Places(text));

    [Fact]
    public void Allowances_are_found_with_line_and_reason()
    {
        var syntax = Parsed.Whole("cdi 1\nb { // allow CDI5007: few texts are long\n  // we allow nothing else\n  x = 1\n}").Syntax;
        var allowance = Assert.Single(syntax.Allowances);
        Assert.Equal((2, "CDI5007", "few texts are long"), (allowance.Line, allowance.Code, allowance.Reason));
    }

    [Theory]
    [InlineData("// allow CDI5007")]
    [InlineData("// allow CDI5007:")]
    [InlineData("// allow CDI5007 it is fine")]
    public void An_allowance_needs_a_reason(string comment) =>
        Assert.Equal("Expected a reason behind `allow CDI5007:`, found none.", Parsed.Message("cdi 1\nb { " + comment + "\n}"));
}
