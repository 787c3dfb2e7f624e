using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cdi.Corpus;
using Cdi.Reporting;
using Cdi.Studies;
using Cdi.Studies.Definitions;
using Cdi.Testing;
using CsvHelper;
using static Cdi.Compiled.Helpdesk;

namespace Cdi.Specs.Tests;

/// <summary>A study that is run on rows of a program.</summary>
public sealed partial class RowsFromMemoryTests
{
    private static readonly string Folder = Path.Combine(SharedFolder.Repository, "specs");

    private static readonly StudyRunOptions Files = new() { SpecFolder = Path.Combine(Folder, "studies"), DataFolder = Path.Combine(Folder, "data"),
        CacheFolder = "" };

    private static readonly ReportFormat[] Every = [ReportFormat.Html, ReportFormat.Markdown, ReportFormat.Json, ReportFormat.Csv];

    private static readonly IReadOnlyList<Observation> Rows = Read();

    [Fact]
    public async Task Rows_from_memory_give_the_bytes_of_the_file_but_for_the_origin_of_the_corpus()
    {
        var file = (await RunAsync(Files)).Everything;
        var memory = (await RunAsync(Rows, new StudyRunOptions { DegreeOfParallelism = 2 })).Everything;

        Assert.NotEqual(file.Corpus.Sha256, memory.Corpus.Sha256);
        Assert.Equal(Shown(file), Shown(memory));
        Assert.Equal(ReportWriter.Draws(file), ReportWriter.Draws(memory));
    }

    [Fact]
    public async Task A_report_says_that_no_file_was_read()
    {
        var memory = (await RunAsync(Rows, new StudyRunOptions())).Everything;
        var report = ReportWriter.Render(memory, Every).ToDictionary(file => file.Name, file => file.Content);
        Assert.Equal("memory", JsonDocument.Parse(report["result.json"]).RootElement.GetProperty("corpus").GetProperty("from").GetString());
        Assert.Contains("rows given by a program, not read from ../data/helpdesk.csv", report["report.md"], StringComparison.Ordinal);
        Assert.Contains("rows given by a program, not read from ../data/helpdesk.csv", report["report.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hash_of_rows_is_the_same_for_the_same_rows_and_for_no_others()
    {
        var again = await RunAsync(Rows.ToArray(), new StudyRunOptions());
        var other = await RunAsync([.. Rows.Skip(1), Rows[0] with { Length = Rows[0].Length + 1 }], new StudyRunOptions());
        Assert.Equal((await RunAsync(Rows, new StudyRunOptions())).Everything.Corpus.Sha256, again.Everything.Corpus.Sha256);
        Assert.NotEqual(again.Everything.Corpus.Sha256, other.Everything.Corpus.Sha256);
    }

    [Fact]
    public async Task A_covariate_that_is_null_is_told_with_its_declared_name_and_its_row()
    {
        var problem = await Problem([.. Rows.Take(6), Rows[6] with { Hedge = null }, .. Rows.Skip(7)]);
        Assert.Equal(("CDI9010", 7L, "corpus.tickets.hedge", "hedge"), (problem.Code, problem.Row, problem.Subject, problem.Column));
        Assert.StartsWith("Column `hedge` is empty in row 7.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_rows_with_one_key_are_told() =>
        Assert.Equal("CDI9007", (await Problem([.. Rows.Skip(1), Rows[1]])).Code);

    [Fact]
    public async Task No_rows_are_told_without_a_word_of_a_file()
    {
        var problem = await Problem([]);
        Assert.Equal(("CDI9014", "The program gives no rows."), (problem.Code, problem.Message));
    }

    [Fact]
    public async Task Fewer_rows_than_the_spec_says_are_told() =>
        Assert.Equal("CDI9001", (await Problem([.. Rows.Skip(1)])).Code);

    [Fact]
    public async Task A_confidence_that_is_no_probability_is_told() =>
        Assert.Equal("CDI9011", (await Problem([Rows[0] with { AssistantConfidence = 1.5 }, .. Rows.Skip(1)])).Code);

    [Fact]
    public async Task A_row_that_is_null_is_a_fault_of_the_program() =>
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(WithNull(), new StudyRunOptions()));

    [Fact]
    public async Task A_label_that_is_no_option_is_a_fault_of_the_program() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RunAsync([Rows[0] with { AgentsLabel = (PolitenessLabel)7 }], new StudyRunOptions()));

    [Fact]
    public async Task Rows_are_asked_for_no_longer_than_a_thousand_after_the_run_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        var asked = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(Endless(), new StudyRunOptions(), source.Token));

        // The reader looks at the token every 1024 rows.
        Assert.InRange(asked, 5000, 5000 + 1024);

        IEnumerable<Observation> Endless()
        {
            while (true)
            {
                if (++asked == 5000) source.Cancel();
                yield return Rows[0] with { Ticket = asked.ToString(CultureInfo.InvariantCulture) };
            }
        }
    }

    private static async Task<DataDiagnostic> Problem(IReadOnlyList<Observation> rows) =>
        Assert.Single((await Assert.ThrowsAsync<StudyException>(() => RunAsync(rows, new StudyRunOptions()))).Diagnostics, each =>
            each.Severity == DataSeverity.Error);

    private static IEnumerable<Observation> WithNull()
    {
        foreach (var row in Rows.Take(3)) yield return row;
        Observation?[] absent = [null];
        foreach (var row in absent.Cast<Observation>()) yield return row;
    }

    /// <summary>Every file of the report without what says where the corpus comes from, and without lines of a file.</summary>
    private static IReadOnlyList<string> Shown(Studies.Results.StudyResult result) =>
    [
        .. ReportWriter.Render(result, Every).SelectMany(file =>
            Line().Replace(Origin().Replace(Hash().Replace(file.Content, "HASH"), ""), "").Split('\n').Select(line => $"{file.Name}: {line}")),
    ];

    private static IReadOnlyList<Observation> Read()
    {
        using var csv = CsvReader.Create(File.ReadAllBytes(Path.Combine(Folder, "data", "helpdesk.csv")), new CsvReaderOptions());
        csv.ReadHeader();
        var places = csv.Headers.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
        var rows = new List<Observation>();
        while (csv.Read())
        {
            rows.Add(new()
            {
                Ticket = Cell("ticket"),
                Request = Cell("request"),
                Hedge = Cell("hedge") == "1",
                Apology = Cell("apology") == "1",
                FirstPersonPlural = Cell("first_person_plural") == "1",
                Length = long.Parse(Cell("words"), CultureInfo.InvariantCulture),
                AssistantLabel = Cell("model") switch { "polite" => PolitenessLabel.A, "rude" => PolitenessLabel.B, _ => null },
                AssistantConfidence = double.TryParse(Cell("confidence"), CultureInfo.InvariantCulture, out var number) ? number : null,
                AgentsLabel = Cell("human") switch { "1" => PolitenessLabel.A, "0" => PolitenessLabel.B, _ => null },
            });
        }

        return rows;

        string Cell(string name) => System.Text.Encoding.UTF8.GetString(csv.GetSpan(places[name]));
    }

    [GeneratedRegex("\n *\"from\": \"memory\",?|rows given by a program, not read from ")]
    private static partial Regex Origin();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();

    [GeneratedRegex(@" \(line [0-9]+\)")]
    private static partial Regex Line();
}
