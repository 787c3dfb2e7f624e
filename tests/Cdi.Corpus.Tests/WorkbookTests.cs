using Cdi.Testing;
using static Cdi.Corpus.Tests.Corpora;

namespace Cdi.Corpus.Tests;

/// <summary>Sheets of Excel workbooks.</summary>
public sealed class WorkbookTests
{
    private static readonly DateTime Day = new(2024, 5, 31);

    [Fact]
    public void Reading_a_workbook_registers_no_code_pages_with_the_process()
    {
        Assert.Equal(["a"], Texts(CorpusReader.Read(Declare(Text("t")) with { Source = "data.xlsx" }, WorkbookFile.Of([("One", [["t"], ["a"]])]))));
        Assert.Throws<NotSupportedException>(() => System.Text.Encoding.GetEncoding(1252));
    }

    [Fact]
    public void Cells_read_as_the_same_cells_of_a_text_file_do()
    {
        var table = Read(
            WorkbookFile.Of([("S", [["id", "body", "n", "f"], ["007", "höf, \"x\"\nline", 0.1, "a"], ["8", "y", -3, "b"]])]),
            new ColumnDefinition("id", ColumnType.Id), Text("body"), Number("n"), new ColumnDefinition("f", ColumnType.Factor));
        Assert.Equal(["007", "8"], table.Texts("id"));
        Assert.Equal(["höf, \"x\"\nline", "y"], table.Texts("body"));
        Assert.Equal([0.1, -3], table.Numbers("n").ToArray());
        Assert.Equal(["a", "b"], table.Factor("f").Levels);
    }

    [Theory]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(1.0, "1")]
    [InlineData(1e-9, "1E-09")]
    [InlineData(true, "TRUE")]
    [InlineData(false, "FALSE")]
    public void A_value_is_written_with_all_that_it_has(object value, string expected) => Assert.Equal([expected], Texts(value));

    [Fact]
    public void Dates_are_written_as_ISO_8601_does()
    {
        Assert.Equal(["2024-05-31"], Texts(Day));
        Assert.Equal(["2024-05-31T12:30:15"], Texts(Day.AddSeconds(45015)));
    }

    [Theory]
    [InlineData("#REF!")]
    [InlineData("#VALUE!")]
    [InlineData("#DIV/0!")]
    [InlineData("#N/A")]
    [InlineData("#NAME?")]
    [InlineData("#NUM!")]
    [InlineData("#NULL!")]
    public void A_formula_that_failed_reads_as_the_sheet_shows_it_and_is_no_blank(string error)
    {
        var file = WorkbookFile.WithErrors([("S", [["t", "n"], ["a", 1], [error, error]])]);
        Assert.Equal(["a", error], Texts(CorpusReader.Read(Declare(Text("t")) with { Source = "data.xlsx" }, file)));
        var problem = Assert.Single(Problems(file, Declare(Text("t"), Number("n")) with { Source = "data.xlsx" }));
        Assert.Equal("CDI9011", problem.Code);
        Assert.Contains(error, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_that_nobody_has_computed_is_CDI9012_and_no_blank()
    {
        var file = WorkbookFile.WithFormulas([("S", [["t", "n"], ["a", 1], ["=A2", 2], ["c", "=B2"]])]);
        var problem = Assert.Single(Problems(file, Declare(Text("t")) with { Source = "data.xlsx" }));
        Assert.Equal("CDI9012", problem.Code);
        Assert.StartsWith("Cell `A3` of sheet `S` and 1 more cell hold formulas that no program has computed,", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_whose_value_is_an_empty_text_is_a_blank() => Assert.Equal(["a", ""], Texts(CorpusReader.Read(
        Declare(Text("t"), Number("n")) with { Source = "data.xlsx" },
        WorkbookFile.WithFormulas([("S", [["t", "n"], ["a", 1], ["=\"\"", 2]])]))));

    [Fact]
    public void Rows_without_values_are_left_out_and_rows_are_named_as_the_sheet_numbers_them()
    {
        var problem = Assert.Single(Problems(WorkbookFile.Of([("S", [[], ["t", "n"], ["two\nlines", 1], [], ["b", "x"]])]),
            Declare(Text("t"), Number("n")) with { Source = "data.xlsx" }));
        Assert.Equal("CDI9011", problem.Code);
        Assert.Contains("row 2 (row 5 of the sheet)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_sheet_is_read_where_none_is_named()
    {
        (string, object[][])[] sheets = [("Notes", [["t"], ["note"]]), ("Answers", [["t"], ["answer"]])];
        Assert.Equal(["note"], Texts(sheets, null));
        Assert.Equal(["answer"], Texts(sheets, "Answers"));
    }

    [Fact]
    public void A_sheet_that_is_not_there_is_CDI9048_with_those_that_are()
    {
        var problem = Assert.Single(Problems(
            WorkbookFile.Of([("Notes", [["t"]]), ("Answers", [["t"], ["x"]])]), Declare(Text("t")) with { Source = "data.xlsx", Sheet = "Answer" }));
        Assert.Equal(("CDI9048", "corpus.requests.sheet"), (problem.Code, problem.Subject));
        Assert.Contains("`Answers`", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_the_sheet_lacks_is_CDI9006_with_the_sheets_that_were_not_read()
    {
        var problem = Assert.Single(Problems(WorkbookFile.Of([("Cover", [["title"]]), ("Answers", [["t"], ["x"]])]),
            Declare(Text("t")) with { Source = "data.xlsx" }));
        Assert.Equal(("CDI9006", "columns of the file: `title`. Sheets that were not read: `Answers`; `sheet` names the one to read."),
            (problem.Code, problem.Hint));
    }

    [Fact]
    public void Identifiers_that_a_workbook_has_rounded_are_CDI9049_and_quantities_are_not()
    {
        var file = WorkbookFile.Of([("S", [["t", "n"], ["a", 12345678901234567.0]])]);
        Assert.Equal([12345678901234568.0], Read(file, Text("t"), Number("n")).Numbers("n").ToArray());
        var problem = Assert.Single(Problems(file, Declare(Text("t"), new ColumnDefinition("n", ColumnType.Id)) with { Source = "data.xlsx" }));
        Assert.Equal("CDI9049", problem.Code);
        Assert.Contains("12345678901234568", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t,n\na,1\n")]
    [InlineData("PK\u0003\u0004 is how an archive begins")]
    [InlineData("")]
    public void What_is_no_workbook_is_CDI9012(string content)
    {
        var problem = Assert.Single(Problems(CorpusFile.FromBytes("data.xlsx", System.Text.Encoding.UTF8.GetBytes(content)),
            Declare(Text("t")) with { Source = "data.xlsx" }));
        Assert.Equal("CDI9012", problem.Code);
    }

    [Fact]
    public void A_workbook_cut_or_damaged_anywhere_is_read_or_CDI9012_and_never_anything_else()
    {
        var whole = WorkbookFile.Of([("S", [["t", "n"], ["a", 1], ["b", 2]])]).Bytes.ToArray();
        for (var at = 0; at < whole.Length; at += 7)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x55;
            foreach (var bytes in new[] { damaged, whole[..at] })
            {
                var problems = ProblemsOrNone(CorpusFile.FromBytes("data.xlsx", bytes), Declare(Text("t")) with { Source = "data.xlsx" });
                Assert.All(problems, problem => Assert.Contains(problem.Code, new[] { "CDI9006", "CDI9012", "CDI9014" }));
            }
        }
    }

    [Fact]
    public void A_workbook_under_another_name_is_said_to_be_one()
    {
        var bytes = WorkbookFile.Of([("S", [["t"], ["a"]])]).Bytes;
        var problem = Assert.Single(Problems(CorpusFile.FromBytes("data.csv", bytes), Declare(Text("t"))));
        Assert.Equal("CDI9012", problem.Code);
        Assert.Contains("format = xlsx", problem.Hint, StringComparison.Ordinal);
        Assert.Equal(["a"], Texts(CorpusReader.Read(Declare(Text("t")) with { Format = CorpusFormat.Xlsx }, CorpusFile.FromBytes("data.csv", bytes))));
    }

    [Fact]
    public void A_profile_names_the_sheet_where_there_are_several()
    {
        var one = DialectDetector.Detect(WorkbookFile.Of([("Only", [["t"], ["a"]])]));
        Assert.Empty(one.Settings("data.xlsx"));
        var several = DialectDetector.Detect(WorkbookFile.Of([("A \"b\"", [["t"], ["a"]]), ("C", [["t"]])]));
        Assert.Equal([("sheet", "\"A \\\"b\\\"\"")], several.Settings("data.xlsx"));
    }

    private static string[] Texts(object value) => Texts([("S", [["t"], [value]])], null);

    private static string[] Texts((string, object[][])[] sheets, string? sheet) =>
        Texts(CorpusReader.Read(Declare(Text("t")) with { Source = "data.xlsx", Sheet = sheet }, WorkbookFile.Of(sheets)));

    private static string[] Texts(CorpusTable table) => [.. table.Texts("t")];

    private static CorpusTable Read(CorpusFile file, params ColumnDefinition[] columns) =>
        CorpusReader.Read(Declare(columns) with { Source = "data.xlsx" }, file);

    private static IReadOnlyList<DataDiagnostic> ProblemsOrNone(CorpusFile file, CorpusDefinition definition)
    {
        try
        {
            _ = CorpusReader.Read(definition, file);
            return [];
        }
        catch (CorpusException problem)
        {
            return problem.Diagnostics;
        }
    }
}
