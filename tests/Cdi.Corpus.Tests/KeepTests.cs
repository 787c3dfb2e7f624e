using static Cdi.Corpus.Tests.Corpora;

namespace Cdi.Corpus.Tests;

/// <summary>The <c>keep</c> comparison and computed indicators.</summary>
public sealed class KeepTests
{
    [Theory]
    [InlineData(KeepComparison.AtLeast, "2", new[] { "b", "c" })]
    [InlineData(KeepComparison.AtMost, "2", new[] { "a", "b" })]
    [InlineData(KeepComparison.AtLeast, "2.5", new[] { "c" })]
    public void Rows_are_kept_by_a_number(KeepComparison comparison, string bound, string[] expected)
    {
        var table = Read("t,n\na,1\nb,2\nc,3\n", Declare(Text("t"), Number("n")) with { Keep = new("n", comparison, bound) });
        Assert.Equal(expected, table.Texts("t"));
        Assert.Equal((3L, expected.Length), (table.RowsRead, table.Rows));
    }

    [Fact]
    public void Rows_are_kept_by_a_date()
    {
        var definition = Declare(new ColumnDefinition("d", ColumnType.Date)) with { Keep = new("d", KeepComparison.AtLeast, "2020-01-01") };
        Assert.Equal(["2020-01-01", "2021-12-31"], Read("d\n2019-12-31\n2020-01-01\n2021-12-31\n", definition).Texts("d"));
    }

    [Fact]
    public void Row_numbers_and_row_count_are_those_of_the_file()
    {
        var table = Read("n\n1\n2\n3\n", Declare(Number("n")) with { Rows = 3, Keep = new("n", KeepComparison.AtLeast, "2") });
        Assert.Equal(["2", "3"], Enumerable.Range(0, table.Rows).Select(table.Key));
    }

    [Fact]
    public void Rows_that_are_left_out_are_not_checked()
    {
        var definition = Declare(Number("n"), Number("v")) with { Keep = new("n", KeepComparison.AtLeast, "2") };
        Assert.Equal([5], Read("n,v\n1,not yet measured\n2,5\n", definition).Numbers("v").ToArray());
    }

    [Fact]
    public void A_missing_value_of_the_compared_column_is_CDI9010()
    {
        var problem = Problem("n,v\n,1\n2,5\n", Declare(Number("n"), Number("v")) with { Keep = new("n", KeepComparison.AtLeast, "2") });
        Assert.Equal(("CDI9010", "corpus.requests.keep"), (problem.Code, problem.Subject));
    }

    [Fact]
    public void Rows_are_kept_by_a_computed_indicator()
    {
        var definition = Declare(Text("t"), Lexicon("hedged", WordMatch.WholeWord, "perhaps")) with { Keep = new("hedged", KeepComparison.AtLeast, "1") };
        Assert.Equal(["perhaps so"], Read("t\nno\nperhaps so\n", definition).Texts("t"));
    }

    [Fact]
    public void A_bound_of_another_type_is_refused() =>
        Assert.Throws<ArgumentException>(() => Read("n\n1\n", Declare(Number("n")) with { Keep = new("n", KeepComparison.AtLeast, "soon") }));

    [Theory]
    [InlineData("I think so", true, true)]
    [InlineData("THINK!", true, true)]
    [InlineData("unthinkable", false, true)]
    [InlineData("rethink, then think", true, true)]
    [InlineData("think_tank", false, true)]
    [InlineData("thin king", false, false)]
    [InlineData("mein Größe-think", true, true)]
    public void Lexicons_match_whole_words_or_substrings_in_any_case(string text, bool wholeWord, bool substring)
    {
        var table = Read($"t\n\"{text}\"\n", Text("t"), Lexicon("w", WordMatch.WholeWord, "maybe", "think"), Lexicon("s", WordMatch.Substring, "maybe", "think"));
        Assert.Equal((wholeWord ? 1.0 : 0.0, substring ? 1.0 : 0.0), (table.Numbers("w").Span[0], table.Numbers("s").Span[0]));
    }

    [Theory]
    [InlineData("c++17 works", true)]
    [InlineData("abc++", false)]
    [InlineData("really?", true)]
    [InlineData("a kind of test", true)]
    [InlineData("a kind offer", false)]
    public void Whole_words_may_be_phrases_and_may_end_in_signs(string text, bool expected) =>
        Assert.Equal(expected ? 1 : 0, Read($"t\n{text}\n", Text("t"), Lexicon("w", WordMatch.WholeWord, "c++", "?", "kind of")).Numbers("w").Span[0]);

    [Fact]
    public void A_missing_text_has_a_missing_indicator()
    {
        Assert.Equal([double.NaN, 1], Read("t,x\n,1\nthink,2\n", Text("t"), Lexicon("w", WordMatch.Substring, "think")).Numbers("w").ToArray());
        var problem = Problem("t,x\n,1\nthink,2\n", Text("t"), Lexicon("w", WordMatch.Substring, "think") with { Required = true });
        Assert.Equal(("CDI9010", "corpus.requests.w", "t"), (problem.Code, problem.Subject, problem.Column));
    }

    private static ColumnDefinition Lexicon(string name, WordMatch match, params string[] words) =>
        new(name, ColumnType.Indicator) { Computed = new ContainsAny("t", words, match) };
}
