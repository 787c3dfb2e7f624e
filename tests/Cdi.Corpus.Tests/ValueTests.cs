using static Cdi.Corpus.Tests.Corpora;

namespace Cdi.Corpus.Tests;

/// <summary>Values that are not what the spec says: types, labels, keys, gaps.</summary>
public sealed class ValueTests
{
    private static readonly LabelMap Map = new(["A", "B"], [new("polite", "A"), new("impolite", "B"), new("1", "A"), new("0", "B")]);

    [Theory]
    [InlineData(ColumnType.Number, "abc", "a number")]
    [InlineData(ColumnType.Number, "1,5", "a number")]
    [InlineData(ColumnType.Number, "NaN", "a number")]
    [InlineData(ColumnType.Number, "1e999", "a number")]
    [InlineData(ColumnType.Number, "0x10", "a number")]
    [InlineData(ColumnType.Count, "1.5", "a whole number from 0")]
    [InlineData(ColumnType.Count, "-1", "a whole number from 0")]
    [InlineData(ColumnType.Indicator, "2", "0, 1, true or false")]
    [InlineData(ColumnType.Indicator, "yes", "0, 1, true or false")]
    [InlineData(ColumnType.Date, "31/05/2024", "a date such as 2024-05-31 or 31.05.2024")]
    [InlineData(ColumnType.Date, "2024-02-30", "a date such as 2024-05-31 or 31.05.2024")]
    public void A_value_of_another_type_is_CDI9011_with_row_and_value(ColumnType type, string value, string expected)
    {
        var good = type == ColumnType.Date ? "2024-05-31" : "1";
        var problem = Problem($"v\n{good}\n\"{value}\"\n{good}\n", new ColumnDefinition("v", type));
        Assert.Equal(("CDI9011", 2L, 3L, "v", "corpus.requests.v"), (problem.Code, problem.Row, problem.Line, problem.Column, problem.Subject));
        Assert.Equal($"`{value}` in column `v`, row 2 (line 3), is not {expected}.", problem.Message);
    }

    [Fact]
    public void A_missing_value_of_a_required_column_is_CDI9010()
    {
        var problem = Problem("v\n1\nNA\nNA\n", Number("v") with { Required = true });
        Assert.Equal("CDI9010", problem.Code);
        Assert.Equal("Column `v` is missing (`NA`) in row 2 (line 3); 1 more row is like it.", problem.Message);
    }

    [Fact]
    public void A_key_that_two_rows_share_is_CDI9007_with_both_rows()
    {
        var problem = Problem("id\na\nb\na\nb\n", Declare(new ColumnDefinition("id", ColumnType.Id)) with { Key = "id" });
        Assert.Equal(("CDI9007", "corpus.requests.key", 3L), (problem.Code, problem.Subject, problem.Row));
        Assert.Equal("Key `a` of column `id` stands in row 1 (line 2) and in row 3 (line 4); 1 more row is like it.", problem.Message);
    }

    [Fact]
    public void A_missing_key_is_CDI9010() =>
        Assert.Equal("CDI9010", Problem("id,n\na,1\n,2\n", Declare(new ColumnDefinition("id", ColumnType.Id)) with { Key = "id" }).Code);

    [Fact]
    public void Labels_are_read_through_their_map_and_blanks_are_no_answer()
    {
        var labels = Read("y\npolite\nimpolite\n\nNA\n1.0\n0\n", Labelled()).Labels(Human);
        Assert.Equal(["A", "B"], labels.Options);
        Assert.Equal([0, 1, -1, 0, 1], labels.Codes.ToArray());
    }

    [Fact]
    public void A_label_that_is_also_a_word_for_missing_is_a_label_where_the_map_has_it()
    {
        var namibia = new LabelMap(["ZA", "NA"], [new("ZA", "ZA"), new("NA", "NA")]);
        var definition = Declare(Text("t")) with { RecordedLabels = [new(Human, "y", namibia)] };
        var table = Read("y,t\nZA,NA\nNA,NA\n,x\n", definition);
        Assert.Equal([0, 1, -1], table.Labels(Human).Codes.ToArray());
        Assert.Equal(["", "", "x"], table.Texts("t"));
    }

    [Fact]
    public void A_level_that_is_also_a_word_for_missing_is_a_level_where_it_is_declared()
    {
        var column = new ColumnDefinition("f", ColumnType.Ordered) { Levels = ["low", "NA"] };
        Assert.Equal([1, 0, -1], Read("f,x\nNA,1\nlow,1\n,1\n", column).Factor("f").Codes.ToArray());
        var referred = new ColumnDefinition("f", ColumnType.Factor) { Reference = "NA" };
        Assert.Equal(["NA", "ZA"], Read("f\nZA\nNA\n", referred).Factor("f").Levels);
    }

    [Fact]
    public void A_label_outside_its_map_is_CDI9002_with_row_and_value()
    {
        var problem = Problem("y\npolite\nPolite\nrude\n", Labelled());
        Assert.Equal(("CDI9002", Human, 2L, "y"), (problem.Code, problem.Subject, problem.Row, problem.Column));
        Assert.Equal("`Polite` in column `y`, row 2 (line 3), is not among `polite`, `impolite`, `1`, `0`; 1 more row is like it.", problem.Message);
    }

    [Fact]
    public void A_level_outside_the_declared_levels_is_CDI9002()
    {
        var problem = Problem("f\nlow\nmedium\n", new ColumnDefinition("f", ColumnType.Ordered) { Levels = ["low", "high"] });
        Assert.Equal(("CDI9002", "corpus.requests.f"), (problem.Code, problem.Subject));
    }

    [Fact]
    public void A_reference_level_that_no_row_has_is_CDI9023_with_the_nearest_level()
    {
        var problem = Problem("f\nmail\nchat\n", new ColumnDefinition("f", ColumnType.Factor) { Reference = "mails" });
        Assert.Equal(("CDI9023", "nearest `mail`; levels of the file: `chat`, `mail`."), (problem.Code, problem.Hint));
    }

    [Fact]
    public void A_confidence_outside_its_range_is_CDI9011()
    {
        var definition = Declare() with { RecordedNumbers = [new(Confidence, "c", 0, 1)] };
        Assert.Equal([.5, double.NaN, 1], Read("c,x\n.5,\n,y\n1,\n", definition).RecordedNumbers(Confidence).ToArray());
        Assert.Equal("`85` in column `c`, row 1 (line 2), is not a number from 0 to 1.", Problem("c\n85\n", definition).Message);
    }

    [Theory]
    [InlineData(0, double.PositiveInfinity, "a number from 0")]
    [InlineData(double.NegativeInfinity, 10, "a number to 10")]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, "a number")]
    public void An_infinite_end_of_a_range_is_none(double minimum, double maximum, string expected)
    {
        var definition = Declare() with { RecordedNumbers = [new(Human, "y", minimum, maximum)] };
        Assert.Equal([5], Read("y\n5\n", definition).RecordedNumbers(Human).ToArray());
        Assert.EndsWith($" is not {expected}.", Problem("y\nx\n", definition).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_refuses_unknown_options_and_repeated_labels()
    {
        Assert.Throws<ArgumentException>(() => new LabelMap(["A"], [new("x", "B")]));
        Assert.Throws<ArgumentException>(() => new LabelMap(["A", "B"], [new("x", "A"), new("x", "B")]));
    }

    [Fact]
    public void An_identity_map_reads_option_keys() => Assert.Equal(1, LabelMap.Identity(["A", "B"]).Code("B"));

    private static CorpusDefinition Labelled() => Declare() with { RecordedLabels = [new(Human, "y", Map)] };
}
