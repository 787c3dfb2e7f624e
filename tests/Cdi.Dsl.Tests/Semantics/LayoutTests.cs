using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Semantics;

/// <summary>Settings that say how a file writes its cells, and the formats that exclude them.</summary>
public sealed class LayoutTests
{
    [Theory]
    [InlineData("jsonl", "delimiter = \";\"", "`delimiter = \";\"` contradicts `format = jsonl`, which has no delimiter.")]
    [InlineData("tsv", "delimiter = \";\"", "`delimiter = \";\"` contradicts `format = tsv`, which has tabs between cells.")]
    [InlineData("xlsx", "delimiter = \";\"", "`delimiter = \";\"` contradicts `format = xlsx`, which has cells of its own.")]
    [InlineData("xlsx", "decimal = \",\"", "`decimal = \",\"` contradicts `format = xlsx`, which has cells of its own.")]
    [InlineData("xlsx", "quotes = none", "`quotes = none` contradicts `format = xlsx`, which has cells of its own.")]
    [InlineData("csv", "sheet = \"Answers\"", "`sheet = \"Answers\"` contradicts `format = csv`, which has no sheets.")]
    public void A_setting_of_another_format_is_CDI2016(string format, string setting, string message)
    {
        var diagnostic = Assert.Single(Compile(format, setting).Diagnostics);
        Assert.Equal(("CDI2016", message), (diagnostic.Code, diagnostic.Message));
    }

    [Theory]
    [InlineData("tsv", "delimiter = \"\\t\"")]
    [InlineData("csv", "delimiter = \"|\"")]
    [InlineData("xlsx", "sheet = \"Answers\"")]
    [InlineData("csv", "decimal = \",\"")]
    public void A_setting_of_the_format_is_taken(string format, string setting) => Assert.Empty(Compile(format, setting).Diagnostics);

    [Fact]
    public void The_name_of_a_workbook_says_its_format()
    {
        var corpus = Compiled.Text(Letters.Spec.Replace("source = \"letters.csv\"", "source = \"letters.xlsx\"\n  sheet = \"2024 \\\"a\\\"\"")).Plan?.Corpus;
        Assert.Equal((CorpusFormat.Xlsx, "2024 \"a\""), (corpus?.Format, corpus?.Sheet));
    }

    private static CompilationResult Compile(string format, string setting) =>
        Compiled.Text(Letters.Spec.Replace("  key = letter\n", $"  key = letter\n  format = {format}\n  {setting}\n"));
}
