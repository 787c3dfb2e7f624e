using static Cdi.Corpus.Tests.Corpora;

namespace Cdi.Corpus.Tests;

/// <summary>Well-formed tables: values, line ends, marks, quotes and row numbers.</summary>
public sealed class TableReadingTests
{
    [Fact]
    public void Columns_are_read_by_their_name_in_the_file()
    {
        var table = Read("a,b,c\n1,x,9\n2,y,8\n", Number("count") with { SourceColumn = "c" }, Text("b"));
        Assert.Equal([9, 8], table.Numbers("count").ToArray());
        Assert.Equal(["x", "y"], table.Texts("b"));
        Assert.Equal((2, 2L), (table.Rows, table.RowsRead));
    }

    [Theory]
    [InlineData("t,n\n\"two\nlines\",1\nplain,2\n")]
    [InlineData("t,n\r\n\"two\nlines\",1\r\nplain,2\r\n")]
    [InlineData("t,n\n\"two\nlines\",1\nplain,2")]
    [InlineData("\uFEFFt,n\n\"two\nlines\",1\n\nplain,2\n\n")]
    public void Line_ends_marks_and_empty_lines_do_not_change_the_values(string content)
    {
        var table = Read(content, Text("t"), Number("n"));
        Assert.Equal(["two\nlines", "plain"], table.Texts("t"));
        Assert.Equal([1, 2], table.Numbers("n").ToArray());
    }

    [Theory]
    [InlineData("t,n\na,1\nb,2\n,\n , \n,\n")]
    [InlineData("t,n\n,\na,1\n\n,\nb,2")]
    [InlineData("t,n\r\na,1\r\n,,,,\r\nb,2\r\n")]
    public void Rows_without_any_value_are_no_rows_as_in_a_workbook(string content)
    {
        var table = Read(content, Text("t"), Number("n"));
        Assert.Equal(["a", "b"], table.Texts("t"));
        Assert.Equal(2L, table.RowsRead);
    }

    [Fact]
    public void A_row_of_quoted_blanks_was_written_and_is_a_row() => Assert.Equal(["a", ""], Read("t,u\na,b\n\"\",\n", Text("t")).Texts("t"));

    [Fact]
    public void Row_numbers_count_rows_and_line_numbers_count_lines()
    {
        var table = Read("t\n\"a\nb\nc\"\nd\n\ne\n", Text("t"));
        Assert.Equal([new RowPlace(1, 2), new RowPlace(2, 5), new RowPlace(3, 7)], Enumerable.Range(0, 3).Select(table.Place));
        Assert.Equal(["1", "2", "3"], Enumerable.Range(0, 3).Select(table.Key));
    }

    [Fact]
    public void Quotes_written_twice_are_one_quote() => Assert.Equal(["say \"hi\", you"], Read("t\n\"say \"\"hi\"\", you\"\n", Text("t")).Texts("t"));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("1.0", 1)]
    [InlineData("TRUE", 1)]
    [InlineData("False", 0)]
    [InlineData(" true ", 1)]
    public void An_indicator_accepts_numbers_and_truth_values(string value, double expected) =>
        Assert.Equal([expected], Read($"i,x\n{value},\n", Indicator("i")).Numbers("i").ToArray());

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("-2e3", -2000)]
    [InlineData(" 7 ", 7)]
    [InlineData("0.1", 0.1)]
    public void A_number_is_read_in_invariant_notation(string value, double expected) =>
        Assert.Equal([expected], Read($"n,x\n{value},\n", Number("n")).Numbers("n").ToArray());

    [Fact]
    public void Missing_values_are_nan_empty_or_no_level()
    {
        var table = Read(
            "n,t,f,d\n,NA,,\n1,x,u,2024-05-31\n",
            Number("n"), Text("t"), new ColumnDefinition("f", ColumnType.Factor), new ColumnDefinition("d", ColumnType.Date));
        Assert.Equal([double.NaN, 1], table.Numbers("n").ToArray());
        Assert.Equal(["", "x"], table.Texts("t"));
        Assert.Equal(["", "2024-05-31"], table.Texts("d"));
        Assert.Equal([-1, 0], table.Factor("f").Codes.ToArray());
    }

    [Fact]
    public void The_spec_says_which_values_are_missing()
    {
        var table = Read("n,t\n-9,NA\n 1,\n", Declare(Number("n"), Text("t")) with { Missing = ["-9"] });
        Assert.Equal([double.NaN, 1], table.Numbers("n").ToArray());
        Assert.Equal(["NA", ""], table.Texts("t"));
    }

    [Fact]
    public void Levels_of_the_file_are_in_ordinal_order_after_the_reference()
    {
        var factor = Read("f\nweb\nchat\nmail\nweb\n", new ColumnDefinition("f", ColumnType.Factor) { Reference = "mail" }).Factor("f");
        Assert.Equal(["mail", "chat", "web"], factor.Levels);
        Assert.Equal([2, 1, 0, 2], factor.Codes.ToArray());
    }

    [Fact]
    public void Declared_levels_keep_their_order()
    {
        var factor = Read("f\nhigh\nlow\n", new ColumnDefinition("f", ColumnType.Ordered) { Levels = ["low", "middle", "high"] }).Factor("f");
        Assert.Equal(["low", "middle", "high"], factor.Levels);
        Assert.Equal([2, 0], factor.Codes.ToArray());
    }

    [Fact]
    public void Tabs_separate_a_tsv()
    {
        var definition = Declare(Text("t"), Number("n")) with { Source = "data.tsv" };
        Assert.Equal(["a, b"], Read("t\tn\na, b\t1\n", definition).Texts("t"));
        Assert.Equal(["a, b"], Read("t\tn\na, b\t1\n", definition with { Source = "data.txt", Format = CorpusFormat.Tsv }).Texts("t"));
    }

    [Fact]
    public void A_key_column_identifies_rows_in_any_order()
    {
        var definition = Declare(new ColumnDefinition("id", ColumnType.Id), Number("n")) with { Key = "id" };
        var forwards = Read("id,n\nu1,1\nu2,2\nu3,3\n", definition);
        var backwards = Read("id,n\nu3,3\nu2,2\nu1,1\n", definition);
        Assert.Equal(ByKey(forwards), ByKey(backwards));

        static SortedDictionary<string, double> ByKey(CorpusTable table) => new(
            Enumerable.Range(0, table.Rows).ToDictionary(table.Key, row => table.Numbers("n").Span[row]), StringComparer.Ordinal);
    }

    [Fact]
    public void The_hash_is_that_of_the_bytes_of_the_file()
    {
        // printf 'a\n1\n' | sha256sum; printf '\xEF\xBB\xBFa\r\n1\r\n' | sha256sum
        Assert.Equal("309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc", Read("a\n1\n", Number("a")).Sha256);
        Assert.Equal("e4e20d60d8b5f04b8b3a464ce9bb447f6def8251dfaa0d6e1b6e14f8195e9a42", Read("\uFEFFa\r\n1\r\n", Number("a")).Sha256);
    }
}
