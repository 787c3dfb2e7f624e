using static Cdi.Corpus.Tests.Corpora;

namespace Cdi.Corpus.Tests;

/// <summary>The <c>keep</c> comparison and computed indicators.</summary>
public sealed class KeepTests
{
    [Theory]
    [InlineData(RowComparison.AtLeast, "2", new[] { "b", "c" })]
    [InlineData(RowComparison.AtMost, "2", new[] { "a", "b" })]
    [InlineData(RowComparison.AtLeast, "2.5", new[] { "c" })]
    public void Rows_are_kept_by_a_number(RowComparison comparison, string bound, string[] expected)
    {
        var table = Read("t,n\na,1\nb,2\nc,3\n", Declare(Text("t"), Number("n")) with { Keep = [new("n", comparison, bound)] });
        Assert.Equal(expected, table.Texts("t"));
        Assert.Equal((3L, expected.Length), (table.RowsRead, table.Rows));
    }

    [Fact]
    public void Rows_are_kept_by_a_date()
    {
        var definition = Declare(new ColumnDefinition("d", ColumnType.Date)) with { Keep = [new("d", RowComparison.AtLeast, "2020-01-01")] };
        Assert.Equal(["2020-01-01", "2021-12-31"], Read("d\n2019-12-31\n2020-01-01\n2021-12-31\n", definition).Texts("d"));
    }

    [Theory]
    [InlineData(RowComparison.Equal, "2", "b")]
    [InlineData(RowComparison.NotEqual, "2", "ac")]
    [InlineData(RowComparison.Below, "2", "a")]
    [InlineData(RowComparison.Above, "2", "c")]
    [InlineData(RowComparison.Between, "1 2", "ab")]
    [InlineData(RowComparison.AnyOf, "1 3 9", "ac")]
    public void Numbers_are_compared_in_every_way(RowComparison comparison, string values, string expected)
    {
        var table = Read("t,n\na,1\nb,2.0\nc,3\n", Declare(Text("t"), Number("n")) with { Keep = [new("n", comparison, values.Split(' '))] });
        Assert.Equal(expected, string.Concat(table.Texts("t")));
    }

    [Theory]
    [InlineData(ColumnType.Factor, RowComparison.Equal, "Rep", "a")]
    [InlineData(ColumnType.Text, RowComparison.NotEqual, "Rep", "bc")]
    [InlineData(ColumnType.Id, RowComparison.AnyOf, "Rep Ind", "ac")]
    [InlineData(ColumnType.Ordered, RowComparison.AtLeast, "Dem", "ab")]
    [InlineData(ColumnType.Ordered, RowComparison.Between, "Ind Dem", "bc")]
    public void Texts_are_compared_by_equality_and_ordered_levels_in_their_order(ColumnType type, RowComparison comparison, string values, string expected)
    {
        var party = new ColumnDefinition("p", type) { Levels = type == ColumnType.Ordered ? ["Ind", "Dem", "Rep"] : [] };
        var table = Read("t,p\na,Rep\nb,Dem\nc,Ind\n", Declare(Text("t"), party) with { Keep = [new("p", comparison, values.Split(' '))] });
        Assert.Equal(expected, string.Concat(table.Texts("t")));
    }

    [Fact]
    public void Conditions_are_joined_and_the_rows_that_each_drops_are_counted()
    {
        var definition = Declare(Text("t"), Number("n"), new ColumnDefinition("p", ColumnType.Factor)) with
        {
            Keep = [new("n", RowComparison.AtLeast, "2") { Written = "n >= 2" }, new("p", RowComparison.NotEqual, "x") { Written = "p != \"x\"" }],
        };
        var table = Read("t,n,p\na,1,x\nb,2,y\nc,3,x\nd,4,z\n", definition);
        Assert.Equal(["b", "d"], table.Texts("t"));
        Assert.Equal([new DroppedRows("n >= 2", 1), new DroppedRows("p != \"x\"", 1)], table.Dropped);
    }

    [Fact]
    public void A_column_without_any_value_says_so_and_lists_none()
    {
        ColumnDefinition[] columns = [new("p", ColumnType.Factor), new("rep", ColumnType.Indicator) { Conditions = [new("p", RowComparison.Equal, "Rep")] }];
        Assert.StartsWith("No row that is left has a value in the column", Problem("p,age\n,1\n,2\n", columns).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_no_row_has_is_CDI9047_with_the_nearest()
    {
        var definition = Declare(Text("t"), new ColumnDefinition("p", ColumnType.Factor)) with { Keep = [new("p", RowComparison.NotEqual, "Repp")] };
        var problem = Problem("t,p\na,Rep\nb,Dem\n", definition);
        Assert.Equal(("CDI9047", "corpus.requests.keep", "nearest `Rep`; values of the file: `Dem`, `Rep`."), (problem.Code, problem.Subject, problem.Hint));
    }

    [Fact]
    public void A_text_that_only_dropped_rows_have_is_no_fault()
    {
        var definition = Declare(Number("n"), new ColumnDefinition("p", ColumnType.Factor)) with { Keep =
            [new("n", RowComparison.AtLeast, "2"), new("p", RowComparison.NotEqual, "x")] };
        Assert.Equal(1, Read("n,p\n1,x\n2,y\n", definition).Rows);
    }

    [Fact]
    public void A_level_that_is_a_word_for_missing_is_compared_where_the_condition_names_it()
    {
        var definition = Declare(Text("t"), new ColumnDefinition("p", ColumnType.Factor)) with { Keep = [new("p", RowComparison.NotEqual, "NA")] };
        Assert.Equal(["a"], Read("t,p\na,ZA\nb,NA\n", definition).Texts("t"));
    }

    [Fact]
    public void An_indicator_is_computed_from_a_level_and_missing_where_that_is()
    {
        ColumnDefinition[] columns =
        [
            new("p", ColumnType.Factor), Number("age"),
            new("rep", ColumnType.Indicator) { Conditions = [new("p", RowComparison.Equal, "Rep")] },
            new("middle", ColumnType.Indicator) { Conditions = [new("age", RowComparison.AtLeast, "30"), new("age", RowComparison.Below, "60")] },
        ];
        var table = Read("p,age\nRep,30\nDem,60\n,45\n", columns);
        Assert.Equal([1, 0, double.NaN], table.Numbers("rep").ToArray());
        Assert.Equal([1, 0, 1], table.Numbers("middle").ToArray());
        Assert.Equal("CDI9047", Problem("p,age\nDem,1\n", columns).Code);
    }

    [Fact]
    public void Rows_are_kept_by_an_indicator_of_a_level()
    {
        ColumnDefinition[] columns = [Text("t"), new("p", ColumnType.Factor),
            new("rep", ColumnType.Indicator) { Conditions = [new("p", RowComparison.Equal, "Rep")] }];
        Assert.Equal(["a"], Read("t,p\na,Rep\nb,Dem\n", Declare(columns) with { Keep = [new("rep", RowComparison.Equal, "1")] }).Texts("t"));
    }

    [Fact]
    public void A_text_has_no_order() => Assert.Throws<ArgumentException>(
        () => Read("p\nRep\n", Declare(new ColumnDefinition("p", ColumnType.Factor)) with { Keep = [new("p", RowComparison.Above, "Rep")] }));

    [Fact]
    public void Row_numbers_and_row_count_are_those_of_the_file()
    {
        var table = Read("n\n1\n2\n3\n", Declare(Number("n")) with { Rows = 3, Keep = [new("n", RowComparison.AtLeast, "2")] });
        Assert.Equal(["2", "3"], Enumerable.Range(0, table.Rows).Select(table.Key));
    }

    [Fact]
    public void Rows_that_are_left_out_are_not_checked()
    {
        var definition = Declare(Number("n"), Number("v")) with { Keep = [new("n", RowComparison.AtLeast, "2")] };
        Assert.Equal([5], Read("n,v\n1,not yet measured\n2,5\n", definition).Numbers("v").ToArray());
    }

    [Fact]
    public void A_missing_value_of_the_compared_column_is_CDI9010()
    {
        var problem = Problem("n,v\n,1\n2,5\n", Declare(Number("n"), Number("v")) with { Keep = [new("n", RowComparison.AtLeast, "2")] });
        Assert.Equal(("CDI9010", "corpus.requests.keep"), (problem.Code, problem.Subject));
    }

    [Fact]
    public void Rows_are_kept_by_a_computed_indicator()
    {
        var definition = Declare(Text("t"), Lexicon("hedged", WordMatch.WholeWord, "perhaps")) with { Keep = [new("hedged", RowComparison.AtLeast, "1")] };
        Assert.Equal(["perhaps so"], Read("t\nno\nperhaps so\n", definition).Texts("t"));
    }

    [Fact]
    public void A_bound_of_another_type_is_refused() =>
        Assert.Throws<ArgumentException>(() => Read("n\n1\n", Declare(Number("n")) with { Keep = [new("n", RowComparison.AtLeast, "soon")] }));

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
        var table = Read($"t\n\"{text}\"\n", Text("t"), Lexicon("w", WordMatch.WholeWord, "maybe", "think"),
            Lexicon("s", WordMatch.Substring, "maybe", "think"));
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

    [Theory]
    [InlineData("n", RowComparison.Present, "bd")]
    [InlineData("n", RowComparison.Absent, "ac")]
    [InlineData("p", RowComparison.Present, "abd")]
    [InlineData("hasN", RowComparison.Equal, "bd")]
    public void Rows_are_kept_by_whether_a_column_has_a_value(string column, RowComparison comparison, string expected)
    {
        var definition = Declare(
            Text("t"),
            Number("n"),
            new ColumnDefinition("p", ColumnType.Factor),
            new ColumnDefinition("hasN", ColumnType.Indicator) { Required = true, Conditions = [new("n", RowComparison.Present, [])] }) with
        {
            Keep = [new(column, comparison, comparison == RowComparison.Equal ? ["1"] : []) { Written = "it" }],
        };
        var table = Read("t,n,p\na,,x\nb,2,y\nc,NA,\nd,4,z\n", definition);
        Assert.Equal(expected, string.Concat(table.Texts("t")));
        Assert.Equal([new DroppedRows("it", 4 - expected.Length)], table.Dropped);
        Assert.Equal(expected.Select(text => text is 'b' or 'd' ? 1.0 : 0.0), table.Numbers("hasN").ToArray());
    }

    [Fact]
    public void A_row_that_a_missing_value_leaves_out_is_not_compared_further()
    {
        var definition = Declare(Text("t"), Number("n")) with { Keep = [new("n", RowComparison.Present, []), new("n", RowComparison.Above, "3")] };
        Assert.Equal(["d"], Read("t,n\na,\nb,2\nc,NA\nd,4\n", definition).Texts("t"));
    }

    [Fact]
    public void A_value_that_is_not_of_the_type_is_a_fault_also_where_only_its_presence_is_asked() =>
        Assert.Equal("CDI9011", Problem("t,n\na,x\n", Declare(Text("t"), Number("n")) with { Keep = [new("n", RowComparison.Present, [])] }).Code);
}
