using Cdi.Annotators.Prompts;
using Cdi.Corpus;

namespace Cdi.Annotators.Tests;

/// <summary>From a written prompt and a row to what a model reads.</summary>
public sealed class PromptTemplateTests
{
    [Theory]
    [InlineData("{body}", "letter no. 1.")]
    [InlineData("{letter}|{branch}|{received}", "1|south|2026-01-15")]
    [InlineData("{received:dd.MM.yyyy}", "15.01.2026")]
    [InlineData("{year:0.00}|{year}", "1990.50|1990.5")]
    [InlineData("{thanks}", "1")]
    [InlineData("{options}", "F: Friendly\nC: Curt")]
    [InlineData("{{\"p\": 0.5}} {body}", "{\"p\": 0.5} letter no. 1.")]
    [InlineData("{{{body}}}", "{letter no. 1.}")]
    [InlineData("said {label}", "said Friendly")]
    public void A_hole_shows_its_cell_and_a_doubled_brace_a_brace(string written, string read) =>
        Assert.Equal(read, PromptTemplate.Of(written, Letters.Outcome, Letters.Corpus).Render(Letters.Table(2), 1, "Friendly"));

    [Fact]
    public void What_a_text_holds_fills_no_hole()
    {
        var table = CorpusReader.Read(
            Letters.Corpus with { Columns = [new("letter", ColumnType.Id), new("body", ColumnType.Text)] },
            CorpusRows.Of(["{options} {label} {letter}"], ["letter", "body"], (text, cells) =>
            {
                cells.Add("1");
                cells.Add(text);
            }));
        Assert.Equal("1 {options} {label} {letter}", PromptTemplate.Of("{letter} {body}", Letters.Outcome, table.Definition).Render(table, 0));
    }

    [Fact]
    public void Columns_of_any_name_are_found()
    {
        var corpus = Letters.Corpus with { Columns = [new("a", ColumnType.Text), new("a:b", ColumnType.Text)] };
        var table = CorpusReader.Read(corpus with { Key = null }, CorpusRows.Of(["one"], ["a", "a:b"], (text, cells) =>
        {
            cells.Add(text);
            cells.Add("two");
        }));
        Assert.Equal("one two", PromptTemplate.Of("{a} {a:b}", Letters.Outcome, corpus).Render(table, 0));
    }

    [Fact]
    public void A_hole_that_names_no_column_is_refused() =>
        Assert.Throws<FormatException>(() => PromptTemplate.Of("{nothing}", Letters.Outcome, Letters.Corpus));
}
