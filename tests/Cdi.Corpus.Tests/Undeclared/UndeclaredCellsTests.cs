using System.Globalization;
using System.Text;
using Cdi.Corpus.Undeclared;

namespace Cdi.Corpus.Tests.Undeclared;

/// <summary>Columns that no line declares, kept while those of the study are read.</summary>
public class UndeclaredCellsTests
{
    [Fact]
    public void Columns_that_no_line_declares_are_kept_in_the_order_of_the_file()
    {
        var columns = Others("b,x,a,y\n1,2,3,4\n5,6,7,6\n", new() { Name = "rows", Source = "data.csv", Columns = [Corpora.Number("a")] });
        Assert.Equal(["b", "x", "y"], columns.Select(column => column.Name));
        Assert.Equal([2, 6], Numbers(columns[1]));
        Assert.Equal([4, 6], Numbers(columns[2]));
    }

    [Fact]
    public void Rows_that_the_study_drops_are_kept_here()
    {
        var definition = new CorpusDefinition
        {
            Name = "rows",
            Source = "data.csv",
            Columns = [Corpora.Number("a")],
            Keep = [new RowCondition("a", RowComparison.Above, "1")],
        };
        Assert.Equal([7, 8], Numbers(Assert.Single(Others("a,b\n1,7\n2,8\n", definition))));
    }

    [Fact]
    public void Names_that_stand_twice_or_are_empty_are_left_out() =>
        Assert.Equal(["c"], Others("a,b,b,,c\n1,2,3,4,5\n", Declared).Select(column => column.Name));

    [Theory]
    [InlineData("1", "2", "3", "2")]
    [InlineData("1.5", "-2", "+3", ".5")]
    [InlineData("1e3", " 4 ", "5.", "0.1234567890123456789")]
    [InlineData("0", "1", "1", "0")]
    [InlineData("0", "TRUE", "f", "1")]
    [InlineData("007", "12", "3", "4")]
    [InlineData("9007199254740993", "1", "2", "3")]
    [InlineData("2020-02-29", "1999-12-31", "2020-01-01", "")]
    [InlineData("2021-02-29", "1999-12-31", "2020-01-01", "")]
    [InlineData("1.2.2020", "31.12.1999", "", "NA")]
    [InlineData("1", ".", "2", "3")]
    [InlineData("None", "1", "2", "3")]
    [InlineData("a", "a", "b", "b")]
    [InlineData("a", "b", "c", "d")]
    [InlineData("a b", "b", "c", "d")]
    [InlineData("é", "e\u0301", "é", "é")]
    [InlineData("𝒳", "x", "NaN", "NULL")]
    [InlineData("", "NA", " nan ", "N/A")]
    [InlineData("-0", "1", "0", "1")]
    [InlineData("\"a,\"\"b\"\"\"", "b", "b", "b")]
    public void A_column_looks_as_a_profile_says(params string[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var content = "a,z\n" + string.Concat(cells.Concat(cells[1..]).Select((cell, row) => string.Create(CultureInfo.InvariantCulture, $"{row},{cell}\n")));
        var profile = CorpusProfiler.Profile(Corpora.FileOf(content), [], new FileDialect()).Columns[1];
        var column = Assert.Single(Others(content, Declared));
        Assert.Equal(
            (profile.Guess, profile.Missing, profile.Present, profile.IsUnique, profile.MeanLength, profile.Values.Count),
            (column.Guess, column.Missing, column.Present, column.IsUnique, column.MeanLength, column.Distinct));
    }

    [Fact]
    public void What_the_study_declares_as_missing_is_missing_in_other_columns_too()
    {
        var definition = new CorpusDefinition { Name = "rows", Source = "data.csv", Columns = [Corpora.Number("a")], Missing = ["", "-9", "."] };
        var column = Assert.Single(Others("a,z\n1,-9\n2,.\n3,4.5\n4,2.5\n", definition));
        Assert.Equal((ColumnType.Number, 2), (column.Guess, column.Missing));
        Assert.Equal([double.NaN, double.NaN, 4.5, 2.5], Numbers(column));
    }

    [Fact]
    public void Rows_without_any_value_have_no_place_among_the_others()
    {
        var file = CorpusFile.FromBytes("data.csv", Encoding.UTF8.GetBytes("a,z\n1,7\n,\n,\n2,8\n,\n3,9\n"));
        var others = new UndeclaredCells(Declared, file);
        var table = CorpusReader.Read(Declared, file, others, CancellationToken.None);
        Assert.Equal([1, 4, 6], Enumerable.Range(0, 3).Select(row => table.Place(row).Row));
        Assert.Equal([0, 1, 2], Enumerable.Range(0, 3).Select(row => others.IndexOf(table.Place(row).Row)));
        Assert.Equal([7, 8, 9], Numbers(Assert.Single(others.Columns(CancellationToken.None))));
    }

    [Fact]
    public void A_decimal_comma_is_that_of_the_study()
    {
        var definition = new CorpusDefinition { Name = "rows", Source = "data.csv", Columns = [Corpora.Number("a")], Delimiter = ';', Decimal = ',' };
        Assert.Equal([1.5, 0.25], Numbers(Assert.Single(Others("a;z\n1;1,5\n2;0,25\n", definition))));
    }

    [Fact]
    public void A_hundred_columns_are_read_in_windows_of_which_none_is_missed()
    {
        var names = Enumerable.Range(0, 100).Select(column => string.Create(CultureInfo.InvariantCulture, $"c{column}")).ToList();
        var content = $"a,{string.Join(',', names)}\n" + string.Concat(Enumerable.Range(0, 5).Select(row =>
            $"{row},{string.Join(',', Enumerable.Range(0, 100).Select(column => (1000 * row) + column))}\n"));
        var columns = Others(content, Declared);
        Assert.Equal(names, columns.Select(column => column.Name));
        Assert.All(columns.Index(), each => Assert.Equal(Enumerable.Range(0, 5).Select(row => (1000.0 * row) + each.Index), Numbers(each.Item)));
    }

    [Fact]
    public void Five_thousand_different_texts_have_codes_of_their_own()
    {
        var content = "a,z\n" + string.Concat(Enumerable.Range(0, 15_000).Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{row},{new string('w', row % 5000 % 40)}{row % 5000}\n")));
        var column = Assert.Single(Others(content, Declared));
        Assert.Equal(5000, column.Distinct);
        Assert.All(Enumerable.Range(0, 15_000), row => Assert.Equal(row % 5000, column.CodeOfRow[row]));
    }

    [Fact]
    public void A_property_that_only_later_rows_have_is_missing_in_the_earlier_ones()
    {
        var columns = Others("{\"a\":1}\n{\"z\":2.5,\"a\":2}\n{\"a\":3,\"y\":\"w\",\"z\":3.5}\n{\"a\":4,\"z\":null}\n", Lines);
        Assert.Equal(["z", "y"], columns.Select(column => column.Name));
        Assert.Equal([double.NaN, 2.5, 3.5, double.NaN], Numbers(columns[0]));
        Assert.Equal(3, columns[1].Missing);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_fault_in_a_property_that_no_line_declares()
    {
        var columns = Others("{\"a\":1,\"z\":\"w\"}\n{\"a\":2,\"z\":\"\\ud800\"}\n", Lines);
        Assert.Equal(1, Assert.Single(columns).Missing);
    }

    private static CorpusDefinition Declared => Corpora.Declare(Corpora.Number("a"));

    private static CorpusDefinition Lines => new() { Name = "rows", Source = "data.jsonl", Columns = [Corpora.Number("a")] };

    private static List<CellColumn> Others(string content, CorpusDefinition definition)
    {
        var cancellation = CancellationToken.None;
        var file = CorpusFile.FromBytes(definition.Source, Encoding.UTF8.GetBytes(content));
        var others = new UndeclaredCells(definition, file);
        CorpusReader.Read(definition, file, others, cancellation);
        return [.. others.Columns(cancellation)];
    }

    private static IEnumerable<double> Numbers(CellColumn column) => column.CodeOfRow.ToArray().Select(column.NumberOf);
}
