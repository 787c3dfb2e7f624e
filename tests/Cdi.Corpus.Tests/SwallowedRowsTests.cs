using System.Text;
using static Cdi.Corpus.Tests.Corpora;

namespace Cdi.Corpus.Tests;

/// <summary>Quotation marks that swallow rows are refused; values of several lines are read.</summary>
public sealed class SwallowedRowsTests
{
    [Theory]
    [InlineData('\t')]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('|')]
    public void A_lone_quotation_mark_that_a_later_row_closes_is_CDI9045(char delimiter)
    {
        var content = Table(delimiter, "one", "\"two opens", "three", "four", "five closes\"", "six", "seven", "eight");
        var problem = Problem(content, Of(delimiter));
        Assert.Equal(("CDI9045", 2L, 3L, "text"), (problem.Code, problem.Row, problem.Line, problem.Column));
        Assert.Equal("A quotation mark opens column `text` in row 2 (line 3) and closes 3 lines below; what stands between reads as 3 more rows.",
            problem.Message);
        Assert.Contains("`quotes = none`", problem.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void It_is_found_in_the_first_and_in_the_last_column(int column)
    {
        string Row(int row, string text)
        {
            string[] cells = ["10", "1", "5"];
            cells[column] = text;
            return string.Join('\t', cells) + "\n";
        }

        var content = "a\tb\tc\n" + Row(1, "x") + Row(2, "\"y") + Row(3, "z") + Row(4, "v\"") + Row(5, "w") + Row(6, "u");
        Assert.Equal("CDI9045", Problem(content, Declare(Text("abc"[column].ToString())) with { Delimiter = '\t' }).Code);
    }

    [Fact]
    public void Where_the_spec_says_that_nothing_is_quoted_every_row_is_read() => Assert.Equal(
        ["one", "\"two", "three\"", "four", "five"],
        Read(Table('\t', "one", "\"two", "three\"", "four", "five"), Of('\t') with { Quotes = Quoting.None }).Texts("text"));

    [Fact]
    public void Where_the_spec_says_that_quotes_are_meant_the_value_is_read() =>
        Assert.Equal(4, Read(Table('\t', "one", "\"two", "three\"", "four", "five"), Of('\t') with { Quotes = Quoting.Double }).Rows);

    [Theory]
    [InlineData(',', "\"Dear sir,\n\nthank you, indeed\"")]
    [InlineData(',', "\"Hello, world\nyes, fine\"")]
    [InlineData(',', "\"Hello, world\r\nyes,fine\"")]
    [InlineData('\t', "\"two\nlines\"")]
    [InlineData('\t', "\"a table\ta\nb\tc\"")]
    [InlineData(';', "\"one; two\nthree; four\"")]
    public void A_text_of_several_lines_is_a_text(char delimiter, string text) =>
        Assert.Equal(7, Read(Table(delimiter, "one", text, "three", "four", "five", "six", "seven"), Of(delimiter)).Rows);

    [Fact]
    public void Random_texts_of_several_lines_are_never_taken_for_rows()
    {
        // Prose with commas in two lines: cells behind commas begin with a blank, keys are numbers and labels are 0 or 1.
        var random = new Random(11);
        string[] words = ["well", "no", "1", "yes", "12", "fine", "3", "0"];
        for (var trial = 0; trial < 300; trial++)
        {
            var lines = Enumerable.Range(0, random.Next(2, 5)).Select(
                _ => string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => words[random.Next(words.Length)])));
            var texts = Enumerable.Repeat("plain text", 8).Append($"\"{string.Join('\n', lines)}\"").ToArray();
            Assert.Equal(9, Read(Table(',', texts), Of(',')).Rows);
        }
    }

    private static CorpusDefinition Of(char delimiter) => Declare(Text("text"), Number("id")) with { Delimiter = delimiter };

    private static string Table(char delimiter, params string[] texts)
    {
        var table = new StringBuilder($"id{delimiter}text{delimiter}y\n");
        for (var row = 0; row < texts.Length; row++)
            table.Append(delimiter == '\t' ? $"{row + 10}\t{texts[row]}\t{row % 2}\n" : $"{row + 10}{delimiter}{texts[row]}{delimiter}{row % 2}\n");
        return table.ToString();
    }
}
