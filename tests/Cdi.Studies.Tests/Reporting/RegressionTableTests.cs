using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Cdi.Reporting;
using Cdi.Reporting.Tables;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Reporting;

/// <summary>Regression tables of results, and results read again from <c>result.json</c>.</summary>
public sealed class RegressionTableTests : IDisposable
{
    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly string folder = Directory.CreateTempSubdirectory("cdi-table-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_result_read_again_has_the_table_of_the_result_itself()
    {
        var result = SampleResult.Create();
        var read = RecordedResult.Read(Encoding.UTF8.GetBytes(result.ToJson()));
        var style = new TableStyle { Methods = [.. result.Estimates.Select(row => row.Method.Name).Distinct()], Statistic = TableStatistic.Interval };

        Assert.Equal(RegressionTable.Of([RecordedResult.Of(result)], style).ToTex(), RegressionTable.Of([read], style).ToTex());
    }

    [Fact]
    public void Each_estimate_stands_in_the_column_of_its_estimand_with_its_standard_error_below()
    {
        var result = SampleResult.Create();
        var lines = Lines(RegressionTable.Of([RecordedResult.Of(result)], new() { Decimals = 4 }));
        var own = result.Estimates.GroupBy(row => (row.Estimand, row.Method.Name, row.Design)).Where(rows => rows.Any(row => row.Primary)).ToList();

        Assert.NotEmpty(own);
        foreach (var (column, rows) in own.Index())
        {
            Assert.Contains(rows.Key.Estimand, lines[0][column + 1], StringComparison.Ordinal);
            foreach (var row in rows)
            {
                var at = lines.FindIndex(line => line[0] == row.Term);
                Assert.Equal(Shown(row.Point), lines[at][column + 1]);
                Assert.Equal($"({Shown(row.StandardError)})", lines[at + 1][column + 1]);
            }
        }
    }

    [Fact]
    public void Two_studies_stand_side_by_side_under_their_names()
    {
        var first = RecordedResult.Of(SampleResult.Create());
        var text = RegressionTable.Of([first, first with { Study = "second_study", Texts = 77 }], new()).ToTex();

        Assert.Contains("second\\_study", text, StringComparison.Ordinal);
        Assert.Contains(" & 77", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split('\n').Count(line => line.StartsWith("% study ", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_withheld_shows_no_number_that_an_interval_could_be_made_of()
    {
        var result = RecordedResult.Of(SampleResult.Create());
        var withheld = result with
        {
            Estimates = [.. result.Estimates.Select(row => row with { Lower = null, Upper = null, PValue = null, Caution = "Two labels differ." })],
        };
        foreach (var statistic in new[] { TableStatistic.StandardError, TableStatistic.Interval, TableStatistic.PValue })
        {
            var table = RegressionTable.Of([withheld], new() { Statistic = statistic, Stars = true });
            Assert.All(Lines(table).Skip(1).TakeWhile(line => line[0] != "Scale").Where(line => line[0].Length == 0),
                line => Assert.All(line.Skip(1), cell => Assert.True(cell is "" or "(withheld)", cell)));
            Assert.Contains("Two labels differ.", table.ToMarkdown(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_group_has_its_own_texts_and_labels()
    {
        var result = RecordedResult.Of(SampleResult.Create());
        var cell = new CellFacts(new Definitions.EstimandCell("share", null, []), 41, new(7));
        var tex = RegressionTable.Of([result with { Estimates = [result.Estimates.First(row => row.Primary) with { Cell = cell }] }], new()).ToTex();

        Assert.Contains("Texts & 41 ", tex, StringComparison.Ordinal);
        Assert.Contains("Human labels & 7 ", tex, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_a_model_alone_are_said_to_be_not_valid()
    {
        var result = RecordedResult.Of(SampleResult.Create());
        var invalid = result with { Estimates = [.. result.Estimates.Select(row => row with { Valid = false })] };

        Assert.Contains("(1): the model's labels alone", RegressionTable.Of([invalid], new()).ToMarkdown(), StringComparison.Ordinal);
        Assert.DoesNotContain("the model's labels alone", RegressionTable.Of([result], new()).ToMarkdown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0009, "***")]
    [InlineData(0.009, "**")]
    [InlineData(0.049, "*")]
    [InlineData(0.09, "+")]
    [InlineData(0.11, "")]
    public void Stars_follow_the_p_value(double p, string stars)
    {
        var result = RecordedResult.Of(SampleResult.Create());
        var row = result.Estimates.First(each => each.Primary) with { PValue = p, Point = 1.5 };

        Assert.Contains($" & 1.50{stars} ", RegressionTable.Of([result with { Estimates = [row] }], new() { Stars = true, Decimals = 2 }).ToTex(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_Word_document_has_the_cells_of_the_Markdown()
    {
        var table = RegressionTable.Of([RecordedResult.Of(SampleResult.Create())], new());
        var cells = Document(table).Descendants(Word + "tr")
            .Select(row => row.Elements(Word + "tc").Select(cell => string.Concat(cell.Descendants(Word + "t").Select(text => text.Value))).ToArray()).ToList();

        Assert.Equal(Lines(table).Skip(1), cells.Skip(2));
        Assert.Equal(table.ToDocx(), table.ToDocx());
    }

    [Theory]
    [InlineData("50 % of \\n_a & {b} $x$ # ~ ^ <i> \"q\" |")]
    [InlineData("\\end{tabular}\\input{/etc/passwd}")]
    [InlineData("a\u0001b\u0002c\nd \ud83d\ude00")]
    public void Names_mean_themselves_in_every_form(string word)
    {
        var result = RecordedResult.Of(SampleResult.Create());
        var table = RegressionTable.Of([result with { Estimates = [result.Estimates.First(row => row.Primary) with { Term = word }] }], new(), word);
        var tex = table.ToTex().Split('\n').First(line => line.StartsWith("\\caption", StringComparison.Ordinal));

        Assert.DoesNotContain("\\input", tex, StringComparison.Ordinal);
        Assert.DoesNotContain("\\end", tex, StringComparison.Ordinal);
        Assert.Equal(tex.Count(character => character == '{'), tex.Count(character => character == '}'));
        var shown = string.Concat(word.Select(character => character == '\n' ? ' ' : character < ' ' ? '\uFFFD' : character));
        Assert.Contains(Document(table).Descendants(Word + "t"), text => text.Value == shown);
    }

    [Fact]
    public void A_table_is_replaced_and_what_is_no_table_is_left_alone()
    {
        var table = RegressionTable.Of([RecordedResult.Of(SampleResult.Create())], new());
        foreach (var format in Enum.GetValues<TableFormat>())
        {
            var path = Path.Combine(folder, $"own.{format}");
            table.Write(path, format);
            var first = File.ReadAllBytes(path);
            table.Write(path, format);
            Assert.Equal(first, File.ReadAllBytes(path));
            File.WriteAllText(path, "mine");
            Assert.Throws<IOException>(() => table.Write(path, format));
            Assert.Equal("mine", File.ReadAllText(path));
        }

        Assert.Equal(3, Directory.GetFileSystemEntries(folder).Length);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"schema\": 2, \"estimates\": []}")]
    [InlineData("{\"schema\": 1, \"estimates\": []}")]
    [InlineData("{\"schema\": 1, \"study\": 3, \"estimates\": 4}")]
    [InlineData("study,estimate")]
    public void What_is_no_result_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => RecordedResult.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_style_that_leaves_nothing_is_refused() =>
        Assert.Throws<ArgumentException>(() => RegressionTable.Of([RecordedResult.Of(SampleResult.Create())], new() { Estimands = ["absent"] }));

    [Fact]
    public void A_report_has_a_table_of_its_own_estimates_and_one_of_each_estimand_that_is_compared()
    {
        var result = SampleResult.Create();
        var compared = result.Estimates.GroupBy(row => row.Estimand).Count(rows => rows.Select(row => (row.Method.Name, row.Design)).Distinct().Count() > 1);
        var tex = Assert.Single(ReportWriter.Render(result, [Definitions.ReportFormat.Tex])).Content;

        Assert.True(compared > 0);
        Assert.Equal(1 + compared, tex.Split("\\begin{table}").Length - 1);
    }

    private static XDocument Document(RegressionTable table)
    {
        using var archive = new ZipArchive(new MemoryStream(table.ToDocx()), ZipArchiveMode.Read);
        using var part = archive.GetEntry("word/document.xml")?.Open() ?? throw new InvalidDataException();
        return XDocument.Load(part);
    }

    private static List<string[]> Lines(RegressionTable table) =>
    [
        .. table.ToMarkdown().Split('\n').Where(line => line.StartsWith('|') && !line.StartsWith("| -", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim().Replace("\\", "", StringComparison.Ordinal)).ToArray()),
    ];

    private static string Shown(double value) => value.ToString("F4", System.Globalization.CultureInfo.InvariantCulture).Replace('-', '−');
}
