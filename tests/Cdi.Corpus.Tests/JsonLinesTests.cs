using static Cdi.Corpus.Tests.Corpora;

namespace Cdi.Corpus.Tests;

/// <summary>JSON lines: values, gaps and malformed lines.</summary>
public sealed class JsonLinesTests
{
    private static readonly CorpusDefinition Lines = Declare(Text("t"), Number("n"), Indicator("i")) with { Source = "data.jsonl" };

    [Fact]
    public void Properties_are_columns()
    {
        var table = Read("{\"n\": 1.5, \"t\": \"say \\\"hi\\\"\\n\\u00e9\", \"i\": true, \"other\": [1, {\"t\": 2}]}\n\n{\"i\": 0, \"t\": \"b\", \"n\": -2e3}",
            Lines);
        Assert.Equal(["say \"hi\"\n\u00e9", "b"], table.Texts("t"));
        Assert.Equal([1.5, -2000], table.Numbers("n").ToArray());
        Assert.Equal([1, 0], table.Numbers("i").ToArray());
        Assert.Equal(new RowPlace(2, 3), table.Place(1));
    }

    [Fact]
    public void Null_and_absent_properties_are_missing()
    {
        var table = Read("{\"n\": null, \"t\": \"a\", \"i\": 1}\n{\"n\": 2, \"t\": \"NA\"}\n", Lines);
        Assert.Equal([double.NaN, 2], table.Numbers("n").ToArray());
        Assert.Equal(["a", ""], table.Texts("t"));
        Assert.Equal([1, double.NaN], table.Numbers("i").ToArray());
    }

    [Fact]
    public void An_absent_value_of_a_required_column_is_CDI9010() =>
        Assert.Equal("Column `n` is empty in row 2 (line 2).",
            Problem("{\"n\":1}\n{\"t\":2}\n", Declare(Number("n") with { Required = true }) with { Source = "x.ndjson" }).Message);

    [Fact]
    public void Arrays_and_objects_are_read_as_they_are_written() =>
        Assert.Equal(["[0.5, {\"a\": 1}]"], Read("{\"t\": [0.5, {\"a\": 1}], \"n\": 1, \"i\": 1}\n", Lines).Texts("t"));

    [Theory]
    [InlineData("{\"t\":\"a\",\"n\":1,\"i\":0}\n{\"t\":\"b\",\"n\":2", "Row 2 (line 2) is not valid JSON at byte")]
    [InlineData("t,n,i\na,1,0\n", "Row 1 (line 1) is not valid JSON at byte")]
    [InlineData("[{\"t\":\"a\"}]\n", "The file is one JSON array.")]
    [InlineData("{\"t\":\"a\",\"n\":1,\"i\":0} {}\n", "Row 1 (line 1) is not valid JSON at byte")]
    [InlineData("{\"t\":\"a\",\"t\":\"b\",\"n\":1,\"i\":0}\n", "Row 1 (line 1) has the property `t` twice.")]
    [InlineData("{\"t\":\"\\ud800\",\"n\":1,\"i\":0}\n", "Row 1 (line 1) has a string with half a surrogate pair.")]
    [InlineData("{\"t\":\"a\",\"n\":NaN,\"i\":0}\n", "Row 1 (line 1) is not valid JSON at byte")]
    public void Malformed_lines_are_CDI9012(string content, string message)
    {
        var problem = Problem(content, Lines);
        Assert.Equal("CDI9012", problem.Code);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_that_no_line_has_is_CDI9006()
    {
        var problem = Problem("{\"text\":\"a\",\"n\":1,\"i\":0}\n", Lines);
        Assert.Equal(("CDI9006", "corpus.requests.t", "columns of the file: `text`, `n`, `i`."), (problem.Code, problem.Subject, problem.Hint));
    }

    [Fact]
    public void A_table_of_the_same_rows_has_the_same_values()
    {
        var lines = Read("{\"t\":\"a\",\"n\":1,\"i\":0}\n{\"t\":\"b\",\"n\":null,\"i\":1}\n", Lines);
        var table = Read("t,n,i\na,1,0\nb,,1\n", Lines with { Source = "data.csv" });
        Assert.Equal(table.Texts("t"), lines.Texts("t"));
        Assert.Equal(table.Numbers("n").ToArray(), lines.Numbers("n").ToArray());
        Assert.Equal(table.Numbers("i").ToArray(), lines.Numbers("i").ToArray());
    }
}
