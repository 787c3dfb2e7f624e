using Cdi.Dsl.Formatting;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Formatting;

public sealed class LockTests
{
    private const string Hash = "aa11";

    [Theory]
    [InlineData("source = \"a.csv\"\n  key = id", "source = \"a.csv\"\n  sha256 = \"aa11\"\n  rows = 7 texts\n  key = id")]
    [InlineData("source = \"a.csv\" // here\n  key = id",
        "source = \"a.csv\"                       // here\n  sha256 = \"aa11\"\n  rows = 7 texts\n  key = id")]
    [InlineData("sha256 = \"old\" // hash\n  source = \"a.csv\"\n  rows = 1 text",
        "sha256 = \"aa11\"                        // hash\n  source = \"a.csv\"\n  rows = 7 texts")]
    [InlineData("key = id", "sha256 = \"aa11\"\n  rows = 7 texts\n  key = id")]
    public void The_hash_and_the_rows_of_a_corpus_are_set_or_replaced(string entries, string expected)
    {
        var text = $"cdi 1\n\ncorpus a {{\n  {entries}\n}}\n\ncorpus b {{\n  sha256 = \"bb\"\n}}\n";
        Assert.Equal($"cdi 1\n\ncorpus a {{\n  {expected}\n}}\n\ncorpus b {{\n  sha256 = \"bb\"\n}}\n", Lock(text, 7).Text);
    }

    [Theory]
    [InlineData("corpus a { source = \"a.csv\" }")]
    [InlineData("corpus a { source = \"a.csv\" } // here")]
    public void A_corpus_on_one_line_is_locked(string corpus) => Assert.StartsWith(
        "cdi 1\n\ncorpus a {\n  source = \"a.csv\"\n  sha256 = \"aa11\"\n  rows = 1 text\n}", Lock("cdi 1\n" + corpus, 1).Text);

    [Fact]
    public void A_file_that_does_not_parse_is_not_locked() => Assert.Equal("CDI1001", Assert.Single(Lock("cdi 1\ncorpus a {\n x = *\n}", 1).Diagnostics).Code);

    [Fact]
    public void An_unknown_corpus_is_refused() => Assert.Throws<ArgumentException>(() => Lock("cdi 1\ncorpus b {\n}", 1));

    private static FormatResult Lock(string text, int rows) => StudyFormatter.Lock(new SourceText("study.cdi", text), "a", Hash, rows);
}
