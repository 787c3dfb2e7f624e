namespace Cdi.Dsl.Tests.Language;

/// <summary>Whatever parses and means nothing at its place is said to mean nothing.</summary>
public sealed class SilenceTests
{
    [Theory]
    [InlineData("seed = 20260115", "seed = 20260115\n  expect a >= 1", "CDI1005")]
    [InlineData("seed = 20260115", "vary seed = 20260115", "CDI1007")]
    [InlineData("seed = 20260115", "seed = 20260115 where { 1 = A }", "CDI1005")]
    [InlineData("seed = 20260115", "seed = 20260115 where eta = 2", "CDI1005")]
    [InlineData("seed = 20260115", "seed = 20260115, tau = 0.2", "CDI1005")]
    [InlineData("seed = 20260115", "seed = 20260115 by year", "CDI1007")]
    [InlineData("seed = 20260115", "seed = 20260115\n  prices {\n  }", "CDI1005")]
    [InlineData("seed = 20260115", "seed = 20260115\n  tau: number from B", "CDI1005")]
    [InlineData("sampling {", "sampling me {", "CDI1001")]
    [InlineData("sampling {", "sampling 0..3 {", "CDI1001")]
    [InlineData("corpus letters {", "corpus letters big {", "CDI1001")]
    [InlineData("corpus letters {", "corpus {", "CDI1001")]
    [InlineData("  recorded {\n    label = clerk", "  recorded twice {\n    label = clerk", "CDI1001")]
    [InlineData("  recorded {\n    label = clerk", "  recorded 2 {\n    label = clerk", "CDI1001")]
    [InlineData("coefficient(thanks)", "coefficient(thanks @ uniform)", "CDI2014")]
    [InlineData("coefficient(thanks)", "coefficient(x = thanks)", "CDI2014")]
    [InlineData("budget = 400 labels", "budget = 400 labels of letters", "CDI2014")]
    [InlineData("where { friendly = F, curt = C }", "where friendly = F", "CDI2014")]
    [InlineData("{options}", "{options:0}", "CDI2014")]
    [InlineData("Letter: {body}", "Letter: {body:0}", "CDI2014")]
    [InlineData("\"Is this letter friendly or curt?\"", "\"\"\"\n    Is {body} friendly?\n    \"\"\"", "CDI2014")]
    [InlineData("year: number from", "year: number[1] from", "CDI2014")]
    [InlineData("F = \"Friendly\"", "F = \"Friendly\", x = 3", "CDI1005")]
    [InlineData("temperature = 0", "temperature = 0 USD", "CDI2014")]
    public void Nothing_that_is_written_is_ignored(string right, string written, string code)
    {
        Assert.Contains(right, LanguageExample.Study);
        var first = LanguageExample.Study.IndexOf(right, StringComparison.Ordinal);
        var text = LanguageExample.Study[..first] + written + LanguageExample.Study[(first + right.Length)..];
        Assert.Contains(Compiled.Text(text).Diagnostics, diagnostic => diagnostic.IsError && diagnostic.Code == code);
    }
}
