using System.IO.Compression;
using static Cdi.Corpus.Tests.Corpora;

namespace Cdi.Corpus.Tests;

/// <summary>Malformed files: one clear diagnostic each, with row and value.</summary>
public sealed class MalformedTableTests
{
    private static readonly CorpusDefinition Simple = Declare(Text("t"), Number("n"));

    [Theory]
    [InlineData("t,n\na,1\nb", 2, 3, "The file ends in the middle of row 2 (line 3): it has 1 of 2 values.")]
    [InlineData("t,n\n\"a\nb\",1\n\"c", 2, 4, "The file ends inside a quoted value that begins in row 2 (line 4).")]
    [InlineData("t,n\na,1\nb,2,3\nc,4\n", 2, 3, "The header has 2 columns, row 2 (line 3) has 3 values.")]
    [InlineData("t,n\na,1\nb\nc,4\n", 2, 3, "The header has 2 columns, row 2 (line 3) has 1 value.")]
    [InlineData("t,n\na \"b\" c,1\n", 1, 2, "A quotation mark stands inside an unquoted value in row 1 (line 2).")]
    [InlineData("t,n\n\"a\" b,1\n", 1, 2, "Text follows a closing quotation mark in row 1 (line 2).")]
    public void Truncated_and_uneven_tables_are_CDI9012(string content, long row, long line, string message)
    {
        var problem = Problem(content, Simple);
        Assert.Equal(("CDI9012", row, line, message, "corpus.requests.source"), (problem.Code, problem.Row, problem.Line, problem.Message, problem.Subject));
        Assert.NotEmpty(problem.Hint);
    }

    [Fact]
    public void A_quotation_mark_within_a_value_may_be_a_plain_character() =>
        Assert.Contains("`quotes = none` in the corpus reads it", Problem("t,n\na \"b\" c,1\n", Simple).Hint);

    [Fact]
    public void A_quote_that_the_header_never_closes_is_CDI9012() =>
        Assert.Equal("The file ends inside a quoted value that begins in the header.", Problem("t,\"n\na,1\n", Simple).Message);

    [Fact]
    public void A_column_that_the_header_has_twice_is_CDI9012_if_the_study_reads_it()
    {
        Assert.Equal("The header has the column `t` 2 times.", Problem("t,t\na,b\n", Text("t")).Message);
        Assert.Equal([1], Read("t,t,n\na,b,1\n", Number("n")).Numbers("n").ToArray());
    }

    [Fact]
    public void Binary_files_are_CDI9012_and_say_which_kind()
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionMode.Compress, leaveOpen: true)) zip.Write("t,n\n"u8);
        Assert.StartsWith("The file is compressed (gzip)", Fact(stream.ToArray()), StringComparison.Ordinal);
        Assert.StartsWith("The file is a ZIP archive or a workbook", Fact([.. "PK\u0003\u0004"u8, 0, 0]), StringComparison.Ordinal);
        Assert.Equal("The file is not text: byte 7 (line 2) is 0.", Fact([.. "t,n\na,"u8, 0, .. "\n"u8]));
        Assert.Equal("The file is not UTF-8: byte 6 (line 2) is 0xe9, in Windows-1252 or Latin-1 the `é` of `hétel`.",
            Fact([.. "t,n\nh"u8, 0xe9, .. "tel,1\n"u8]));

        static string Fact(byte[] bytes)
        {
            var problem = Assert.Single(Problems(CorpusFile.FromBytes("data.csv", bytes), Simple));
            Assert.Equal("CDI9012", problem.Code);
            return problem.Message;
        }
    }

    [Theory]
    [InlineData("t;n\na;1\n", "The header splits into 1 column at commas and into 2 at semicolons.")]
    [InlineData("t\tn\na\t1\n", "The header splits into 1 column at commas and into 2 at tabs.")]
    [InlineData("t\tn\tx,y\na\t1\t2\n", "The header splits into 2 columns at commas and into 3 at tabs.")]
    public void Another_delimiter_is_CDI9013(string content, string message)
    {
        var problem = Problem(content, Simple);
        Assert.Equal(("CDI9013", message), (problem.Code, problem.Message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\uFEFF")]
    [InlineData("t,n\n")]
    [InlineData("t,n")]
    public void A_file_without_rows_is_CDI9014(string content) => Assert.Equal("CDI9014", Problem(content, Simple).Code);

    [Fact]
    public void A_keep_that_no_row_meets_is_CDI9014()
    {
        var problem = Problem("t,n\na,1\n", Simple with { Keep = [new RowCondition("n", RowComparison.AtLeast, "2")] });
        Assert.Equal(("CDI9014", "corpus.requests.keep", "The only row does not meet `keep`."), (problem.Code, problem.Subject, problem.Message));
    }

    [Fact]
    public void A_keep_that_no_row_meets_is_all_there_is_to_say_of_an_indicator_of_a_level()
    {
        var definition = Simple with
        {
            Columns =
            [
                new("n", ColumnType.Number), new("p", ColumnType.Factor),
                new("rep", ColumnType.Indicator) { Conditions = [new("p", RowComparison.Equal, "Rep")] },
            ],
            Keep = [new RowCondition("n", RowComparison.AtLeast, "7")],
        };
        Assert.Equal("CDI9014", Problem("t,n,p\na,1,Rep\nb,2,Dem\n", definition).Code);
    }

    [Fact]
    public void Another_number_of_rows_is_CDI9001()
    {
        var problem = Problem("t,n\na,1\nb,2\n", Simple with { Rows = 3 });
        Assert.Equal(("CDI9001", "corpus.requests.rows", "The file has 2 rows, the spec says 3."), (problem.Code, problem.Subject, problem.Message));
    }

    [Fact]
    public void Another_hash_is_CDI9003()
    {
        var problem = Problem("t,n\na,1\n", Simple with { Sha256 = new string('0', 64) });
        Assert.Equal(("CDI9003", "corpus.requests.sha256"), (problem.Code, problem.Subject));
        Assert.Contains(FileOf("t,n\na,1\n").Sha256, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hash_in_capitals_is_the_same_hash() =>
        Assert.Equal(1, Read("t,n\na,1\n", Simple with { Sha256 = FileOf("t,n\na,1\n").Sha256.ToUpperInvariant() }).Rows);

    [Fact]
    public void Every_missing_column_is_one_CDI9006_with_the_nearest_name()
    {
        var problems = Problems("Text,Hegde,n\na,1,2\n", Declare(Text("text"), Indicator("Hedge"), Number("n"), Text("something_else")));
        Assert.Equal(["CDI9006", "CDI9006", "CDI9006"], problems.Select(problem => problem.Code));
        Assert.Equal(["corpus.requests.text", "corpus.requests.Hedge", "corpus.requests.something_else"], problems.Select(problem => problem.Subject));
        Assert.Equal(
            ["nearest `Text`; columns of the file: `Text`, `Hegde`, `n`.", "nearest `Hegde`; columns of the file: `Text`, `Hegde`, `n`.",
                "columns of the file: `Text`, `Hegde`, `n`."],
            problems.Select(problem => problem.Hint));
    }

    [Fact]
    public void Messages_show_control_characters_as_escapes_and_cut_long_values()
    {
        var problem = Problem($"n\n\"a\tb\nc{new string('x', 200)}\"\n", Number("n"));
        Assert.Contains($"`a\\tb\\nc{new string('x', 55)}…`", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_several_columns_are_reported_together()
    {
        var problems = Problems("a,b,c\nx,,u\ny,2,v\n", Declare(Number("a"), Number("b") with { Required = true }, Indicator("c")) with { Rows = 9 });
        Assert.Equal(["CDI9001", "CDI9011", "CDI9010", "CDI9011"], problems.Select(problem => problem.Code));
        Assert.EndsWith("; 1 more row is like it.", problems[1].Message, StringComparison.Ordinal);
    }
}
