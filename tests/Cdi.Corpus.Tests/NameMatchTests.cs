using System.Text;
using static Cdi.Corpus.Tests.Corpora;

namespace Cdi.Corpus.Tests;

/// <summary>Names and labels that look the same: matched where they are the same text, explained where not.</summary>
public sealed class NameMatchTests
{
    [Theory]
    [InlineData("a\u00f1o", "an\u0303o")]
    [InlineData("an\u0303o", "a\u00f1o")]
    [InlineData("\u1112\u1161\u11ab", "\ud55c")]
    public void Headers_match_in_normal_form_C(string declared, string header)
    {
        var column = Number("n") with { SourceColumn = declared };
        Assert.Equal([1.5], Read($"{header},x\n1.5,2\n", column).Numbers("n").ToArray());
        var file = CorpusFile.FromBytes("data.jsonl", Encoding.UTF8.GetBytes($"{{\"{header}\":1.5}}\n"));
        Assert.Equal([1.5], CorpusReader.Read(Declare(column) with { Source = "data.jsonl" }, file).Numbers("n").ToArray());
    }

    [Fact]
    public void Two_headers_of_one_normal_form_are_CDI9012() =>
        Assert.Equal("The header has the column `a\u00f1o` 2 times.",
            Problem("a\u00f1o,an\u0303o\n1,2\n", Number("n") with { SourceColumn = "a\u00f1o" }).Message);

    [Theory]
    [InlineData("party", "p\u0430rty", "`party` looks like `p\u0430rty`, which has U+0430 (the Cyrillic \u0430) where the other has U+0061 (a). ")]
    [InlineData("id", "id ", "`id` looks like `id `, which has U+0020 (a blank) where the other has nothing more. ")]
    [InlineData("my id", "my\u00a0id", "`my id` looks like `my<U+00A0>id`, which has U+00A0 (a no-break space) where the other has U+0020 (a blank). ")]
    [InlineData("id", "\u200bid", "`id` looks like `<U+200B>id`, which has U+200B (a zero-width space) where the other has U+0069 (i). ")]
    [InlineData("a-b", "a\u2011b", "`a-b` looks like `a\u2011b`, which has U+2011 (\u2011) where the other has U+002D (-). ")]
    public void A_header_that_looks_the_same_is_CDI9006_and_said_why(string declared, string header, string reason)
    {
        var problem = Problem($"{header},x\n1,2\n", Number("n") with { SourceColumn = declared });
        Assert.Equal(("CDI9006", reason + "Rename the column in the file, or copy its name from there."), (problem.Code, problem.Hint));
    }

    [Theory]
    [InlineData("Yes", "Yes ", "`Yes ` looks like `Yes`, which has nothing more where the other has U+0020 (a blank). ")]
    [InlineData("Yes", "yes", "It differs from `Yes` in case or blanks only. ")]
    [InlineData("Yes", "perhaps", "")]
    public void A_label_that_looks_like_one_of_the_map_is_CDI9002_and_said_why(string known, string label, string reason)
    {
        var map = new LabelMap(["A", "B"], [new(known, "A"), new("No", "B")]);
        var problem = Problem($"y,x\n{label},1\n", Declare() with { RecordedLabels = [new(Human, "y", map)] });
        Assert.Equal(("CDI9002", reason + "Add the value to the map or levels, to `missing` if it means no answer, or correct the file."),
            (problem.Code, problem.Hint));
    }

    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("1", "TRUE", true)]
    [InlineData("1", "True", true)]
    [InlineData("TRUE", "true", true)]
    [InlineData("True", "1.0", true)]
    [InlineData("0", "FALSE", false)]
    [InlineData("1.0", "1", true)]
    [InlineData("0.5", "0.50", true)]
    [InlineData("1", "01", null)]
    [InlineData("01", "1", null)]
    [InlineData("1", "T", null)]
    [InlineData("1", "2", null)]
    [InlineData("caf\u00e9", "cafe\u0301", true)]
    [InlineData("9007199254740993", "9007199254740992", null)]
    public void Labels_match_as_values_but_not_as_codes(string known, string label, bool? first)
    {
        var other = known == "0" ? "1" : "other";
        var map = known == "0" ? new LabelMap(["A", "B"], [new(other, "A"), new(known, "B")]) : new LabelMap(["A", "B"], [new(known, "A"), new(other, "B")]);
        Assert.Equal(first switch { true => 0, false => 1, null => -1 }, map.Code(label));
    }

    [Fact]
    public void A_value_with_two_spellings_for_two_options_matches_neither_by_value()
    {
        var map = new LabelMap(["A", "B"], [new("1", "A"), new("1.0", "B")]);
        Assert.Equal([0, 1, -1], new[] { "1", "1.0", "TRUE" }.Select(label => map.Code(label)));
    }

    [Fact]
    public void Labels_with_a_decimal_comma_match_as_values() =>
        Assert.Equal([0, 1], Read("y;x\n1,0;1\n0,0;2\n", Declare() with { Delimiter = ';', Decimal = ',',
            RecordedLabels = [new(Human, "y", new LabelMap(["A", "B"], [new("1", "A"), new("0", "B")]))] }).Labels(Human).Codes.ToArray());

    [Fact]
    public void Declared_levels_match_as_values_and_levels_of_the_file_as_texts()
    {
        var ordered = new ColumnDefinition("f", ColumnType.Ordered) { Levels = ["1", "2"] };
        Assert.Equal([0, 1], Read("f,x\n1.0,1\n2.0,1\n", ordered).Factor("f").Codes.ToArray());
        var plain = new ColumnDefinition("f", ColumnType.Factor);
        Assert.Equal(["1.1", "1.10"], Read("f,x\n1.10,1\n1.1,1\n", plain).Factor("f").Levels);
        Assert.Equal(["caf\u00e9"], Read("f,x\ncaf\u00e9,1\ncafe\u0301,1\n", plain).Factor("f").Levels);
        Assert.Equal(["1", "2.0"], Read("f,x\n2.0,1\n1.0,1\n", plain with { Reference = "1" }).Factor("f").Levels);
    }

    [Theory]
    [InlineData("1.0", 1)]
    [InlineData("T", 1)]
    [InlineData("f", 0)]
    [InlineData("False", 0)]
    [InlineData("0.0", 0)]
    public void Indicators_are_read_as_values(string cell, double expected) =>
        Assert.Equal([expected], Read($"v,x\n{cell},1\n", Indicator("v")).Numbers("v").ToArray());

    [Theory]
    [InlineData(ColumnType.Number, "9007199254740993")]
    [InlineData(ColumnType.Count, "9007199254740993")]
    [InlineData(ColumnType.Number, "-9007199254740993")]
    [InlineData(ColumnType.Number, "123456789012345678901234567890")]
    public void A_whole_number_beyond_2_to_the_53_is_CDI9046(ColumnType type, string value)
    {
        var problem = Problem($"v,x\n1,1\n{value},2\n", new ColumnDefinition("v", type));
        Assert.Equal(("CDI9046", 2L, "v"), (problem.Code, problem.Row, problem.Column));
        Assert.Contains(value, problem.Message, StringComparison.Ordinal);
        Assert.Contains("`id`", problem.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9007199254740992")]
    [InlineData("1e300")]
    [InlineData("12345678901234567.5")]
    [InlineData("0000000000000000000000001")]
    public void Other_large_numbers_are_numbers(string value) => Assert.Equal(1, Read($"v,x\n{value},2\n", Number("v")).Rows);

    [Fact]
    public void An_identifier_keeps_its_text()
    {
        var table = Read("id\n007\n7\n9007199254740993\n9007199254740992\n", Declare(new ColumnDefinition("id", ColumnType.Id)) with { Key = "id" });
        Assert.Equal(["007", "7", "9007199254740993", "9007199254740992"], Enumerable.Range(0, 4).Select(table.Key));
    }
}
