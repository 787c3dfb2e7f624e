using System.IO.Compression;
using System.Text;
using static Cdi.Corpus.Tests.Corpora;

namespace Cdi.Corpus.Tests;

/// <summary>How a file writes its cells, recognised without a spec and obeyed with one.</summary>
public sealed class DialectTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3,4\n", ',')]
    [InlineData("a;b\n1;2\n3;4\n", ';')]
    [InlineData("a\tb\n1\t2\n", '\t')]
    [InlineData("a|b|c\n1|2|3\n", '|')]
    [InlineData("id,text\n1,\"one; two; three\"\n2,\"four; five\"\n", ',')]
    [InlineData("id;text\n1;one, two, three\n2;four, five, six\n", ';')]
    [InlineData("id;text\n1;\"one; two\nthree\"\n2;four\n", ';')]
    [InlineData("only\n1\n2\n", ',')]
    [InlineData("sep=|\na|b\n1|2\n", '|')]
    [InlineData("a;b\r\n1;2\r\n", ';')]
    [InlineData("a;b\r1;2\r", ';')]
    [InlineData("a;b\n", ';')]
    [InlineData("\uFEFFa;b\n1;2\n", ';')]
    public void The_delimiter_is_the_one_at_which_rows_are_even(string content, char expected) => Assert.Equal(expected, Detect(content).Delimiter);

    [Theory]
    [InlineData("a;b\n1;0,51\n2;0,6\n", ',')]
    [InlineData("a;b\n1;0.51\n2;0.6\n", '.')]
    [InlineData("a,b\n1,\"0,51\"\n", ',')]
    [InlineData("a,b\n1,\"1,234\"\n", '.')]
    [InlineData("a;b\n1;1,234\n", ',')]
    [InlineData("a;b\n1;well, yes\n2;0,5\n", '.')]
    [InlineData("a\tb\n1\t-1,5e-3\n", ',')]
    [InlineData("a;b\n1;31.05.2024\n", '.')]
    [InlineData("a;b\n1;NA\n2;\n3;0,5\n", ',')]
    public void The_decimal_mark_is_the_one_of_columns_of_numbers(string content, char expected) => Assert.Equal(expected, Detect(content).Decimal);

    [Fact]
    public void A_row_that_the_head_cuts_is_no_evidence()
    {
        var rows = string.Concat(Enumerable.Range(0, 900).Select(row => $"{row};{new string('x', 400)};y\n"));
        Assert.Equal(';', Detect("id;t;l\n" + rows).Delimiter);
    }

    [Fact]
    public void Objects_on_lines_are_recognised_whatever_the_name_says() =>
        Assert.Equal(CorpusFormat.Jsonl, DialectDetector.Detect(CorpusFile.FromBytes("data.txt", "{\"y\":1}\n"u8.ToArray())).Format);

    [Theory]
    [InlineData("data.csv", "a;b\n1;0,5\n", "delimiter = \";\", decimal = \",\"")]
    [InlineData("data.csv", "a\tb\n1\t2\n", "delimiter = \"\\t\"")]
    [InlineData("data.tsv", "a\tb\n1\t2\n", "")]
    [InlineData("data.tsv", "a,b\n1,2\n", "delimiter = \",\"")]
    [InlineData("data.csv", "a,b\n1,2\n", "")]
    [InlineData("data.txt", "a\tb\n1\t2\n", "format = tsv")]
    [InlineData("data.txt", "a|b\n1|2\n", "format = csv, delimiter = \"|\"")]
    [InlineData("data.jsonl", "{\"a\":1}\n", "")]
    [InlineData("data.json", "{\"a\":1}\n", "format = jsonl")]
    public void A_dialect_names_the_settings_that_a_spec_needs(string path, string content, string expected)
    {
        var settings = DialectDetector.Detect(CorpusFile.FromBytes(path, Encoding.UTF8.GetBytes(content))).Settings(path);
        Assert.Equal(expected, string.Join(", ", settings.Select(each => $"{each.Setting} = {each.Value}")));
    }

    [Fact]
    public void A_definition_is_read_in_its_dialect()
    {
        var definition = Declare(Text("t"), Number("n"), new ColumnDefinition("d", ColumnType.Date)) with { Delimiter = ';', Decimal = ',' };
        var table = Read("sep=;\nt;n;d\n\"a; b\";-1,5e1;31.05.2024\nc;2;1.6.2024\n", definition);
        Assert.Equal(["a; b", "c"], table.Texts("t"));
        Assert.Equal([-15, 2], table.Numbers("n").ToArray());
        Assert.Equal(["2024-05-31", "2024-06-01"], table.Texts("d"));
        Assert.Equal(new RowPlace(2, 4), table.Place(1));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1.234,5")]
    [InlineData("1,2,3")]
    [InlineData("1 234,5")]
    public void A_number_of_another_dialect_is_CDI9011(string value)
    {
        var problem = Problem($"n;m\n{value};1\n", Declare(Number("n")) with { Delimiter = ';', Decimal = ',' });
        Assert.Equal(("CDI9011", $"`{value}` in column `n`, row 1 (line 2), is not a number with a decimal comma."), (problem.Code, problem.Message));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Utf16_behind_a_byte_order_mark_is_read(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes("a\tb\r\nGrüße\t1\r\n")];
        var file = CorpusFile.FromBytes("data.csv", bytes);
        Assert.Equal(bigEndian ? TextEncoding.Utf16BigEndian : TextEncoding.Utf16LittleEndian, DialectDetector.Detect(file).Encoding);
        Assert.Equal(["Grüße"], CorpusReader.Read(Declare(Text("a")) with { Delimiter = '\t' }, file).Texts("a"));
    }

    [Theory]
    [InlineData(false, "lower")]
    [InlineData(true, "higher")]
    public void Utf16_without_a_byte_order_mark_is_CDI9012_and_said(bool bigEndian, string order)
    {
        var bytes = new UnicodeEncoding(bigEndian, byteOrderMark: false).GetBytes("a,b\r\nx,1\r\n");
        var problem = Assert.Single(Problems(CorpusFile.FromBytes("data.csv", bytes), Declare(Text("a"))));
        Assert.Equal($"The file looks like UTF-16 ({order} byte first) without a byte order mark.", problem.Message);
        Assert.Contains(bigEndian ? "UTF-16BE" : "UTF-16LE", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_CDI9012()
    {
        byte[] bytes = [0xff, 0xfe, (byte)'a', 0, (byte)'\n', 0, 0x3d, 0xd8, (byte)'\n', 0];
        Assert.StartsWith("The file is encoded as UTF-16 and is damaged at byte ",
            Assert.Single(Problems(CorpusFile.FromBytes("data.csv", bytes), Declare(Text("a")))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xfc }, "The file is not UTF-8: byte 6 (line 2) is 0xfc, in Windows-1252 or Latin-1 the `ü` of `hüf`.")]
    [InlineData(new byte[] { 0x80 }, "The file is not UTF-8: byte 6 (line 2) is 0x80, in Windows-1252 or Latin-1 the `€` of `h€f`.")]
    public void Western_code_pages_are_CDI9012_with_the_word_they_would_give(byte[] character, string message)
    {
        var problem = Assert.Single(Problems(CorpusFile.FromBytes("data.csv", (byte[])[.. "t,n\nh"u8, .. character, .. "f,1\n"u8]), Declare(Text("t"))));
        Assert.Equal(("CDI9012", message), (problem.Code, problem.Message));
        Assert.Contains("iconv -f WINDOWS-1252 -t UTF-8", problem.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PK\u0003\u0004.............xl/workbook.xml", "an Excel workbook (.xlsx)", "CSV UTF-8")]
    [InlineData("PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a LibreOffice workbook (.ods)", "Text CSV")]
    [InlineData("$FL2@(#) SPSS DATA FILE", "an SPSS data file (.sav)", "haven::read_sav")]
    [InlineData("<stata_dta><header>", "a Stata data file (.dta)", "export delimited")]
    [InlineData("PAR1....", "a Parquet file", "read_parquet")]
    [InlineData("RDX3\nX\n....", "a data file of R (.rds, .RData)", "readRDS")]
    public void Files_of_other_programs_are_CDI9012_with_the_steps_to_a_CSV_file(string content, string name, string step)
    {
        var problem = Assert.Single(Problems(CorpusFile.FromBytes("data.csv", Encoding.UTF8.GetBytes(content)), Declare(Text("t"))));
        Assert.Equal(("CDI9012", $"The file is {name}, not text."), (problem.Code, problem.Message));
        Assert.Contains(step, problem.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X\n\0\0\0\u0003\0\u0004", "The file is a data file of R (.rds, .RData), not text.")]
    [InlineData("RDX3\nX\n\0", "The file is a data file of R (.rds, .RData), not text.")]
    [InlineData("t\na\n", "The file is compressed (gzip).")]
    [InlineData("", "The file is compressed (gzip).")]
    public void What_R_has_packed_is_told_from_a_packed_text(string content, string message)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(content));
        byte[] bytes = content.Length == 0 ? [0x1f, 0x8b, 1, 2, 3] : packed.ToArray();
        Assert.Equal(message, Assert.Single(Problems(CorpusFile.FromBytes("data.csv", bytes), Declare(Text("t")))).Message);
    }

    [Fact]
    public void Quotation_marks_are_characters_where_the_spec_says_so() => Assert.Equal(
        ["\"lone", "a \"b\" c", "\"x\""],
        Read("t\tn\n\"lone\t1\na \"b\" c\t2\n\"x\"\t3\n", Declare(Text("t")) with { Format = CorpusFormat.Tsv, Quotes = Quoting.None }).Texts("t"));

    private static FileDialect Detect(string content) => DialectDetector.Detect(FileOf(content));
}
