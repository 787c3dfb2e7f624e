using Cdi.HelpdeskCorpus;
using Cdi.Testing;

namespace Cdi.Corpus.Tests;

/// <summary>The shipped corpus is what its generator writes and what its README says.</summary>
public sealed class HelpdeskCorpusTests
{
    private const string Human = "human.staff.recorded.label";
    private const string Model = "llm.assistant.recorded.label";
    private const string Confidence = "llm.assistant.recorded.confidence";

    private static readonly string[] Options = ["A", "B"];
    private static readonly string Folder = Path.Combine(SharedFolder.Repository, "specs", "data");

    [Fact]
    public void The_generator_writes_the_shipped_bytes_again() =>
        Assert.Equal(File.ReadAllBytes(Path.Combine(Folder, "helpdesk.csv")), HelpdeskFile.Bytes());

    [Fact]
    public void The_readme_names_the_hash_of_the_file() =>
        Assert.Contains($"`{Table().Sha256}`", File.ReadAllText(Path.Combine(Folder, "README.md")), StringComparison.Ordinal);

    [Fact]
    public void Every_request_has_a_human_label_and_a_few_lack_an_answer_of_the_model()
    {
        var table = Table();
        Assert.Equal(0, Blank(table.Labels(Human)));
        Assert.Equal(25, Blank(table.Labels(Model)));
        for (var row = 0; row < table.Rows; row++)
        {
            Assert.Equal(table.Labels(Model).Codes.Span[row] < 0, double.IsNaN(table.RecordedNumbers(Confidence).Span[row]));
        }
    }

    [Theory]
    [InlineData("hedge", "found_hedge")]
    [InlineData("apology", "found_apology")]
    [InlineData("first_person_plural", "found_plural")]
    public void Lexicons_find_exactly_the_devices_of_the_columns(string column, string computed) =>
        Assert.Equal(Table().Numbers(column).ToArray(), Table().Numbers(computed).ToArray());

    // Tolerance: the README gives six decimals.
    [Theory]
    [InlineData("hedge", .344672, .774714)]
    [InlineData("apology", .577100, 1.065332)]
    [InlineData("first_person_plural", .231397, .167241)]
    public void Log_odds_ratios_are_those_of_the_readme(string device, double human, double model)
    {
        var table = Table();
        Assert.Equal(human, LogOddsRatio(table, Human, device).Estimate, 6);
        Assert.Equal(model, LogOddsRatio(table, Model, device).Estimate, 6);
    }

    [Fact]
    public void Shares_are_those_of_the_readme()
    {
        Assert.Equal(.528056, Share(Table(), Human), 6);
        Assert.Equal(.580420, Share(Table(), Model), 6);
    }

    // A 90 % interval around an estimate that is biased by 4 standard errors contains the truth with probability Φ(1.645 − 4) < .01.
    [Theory]
    [InlineData("hedge")]
    [InlineData("apology")]
    public void Intervals_from_model_labels_alone_miss_the_truth(string device)
    {
        var (estimate, standardError) = LogOddsRatio(Table(), Model, device);
        Assert.True(Math.Abs(estimate - LogOddsRatio(Table(), Human, device).Estimate) > 4 * standardError);
    }

    // Differences within cells of equal label and confidence, averaged with the weights that minimise their variance;
    // its standard error is at most sqrt(.25 / Σ weights).
    [Fact]
    public void Label_and_confidence_do_not_explain_the_error()
    {
        var table = Table();
        var (sum, weights) = (0.0, 0.0);
        var rows = Enumerable.Range(0, table.Rows).Where(row => table.Labels(Model).Codes.Span[row] >= 0);
        foreach (var cell in rows.GroupBy(row => (table.Labels(Model).Codes.Span[row], table.RecordedNumbers(Confidence).Span[row])))
        {
            var sides = cell.ToLookup(row => table.Numbers("hedge").Span[row] == 1, row => table.Labels(Human).Codes.Span[row] == 0 ? 1.0 : 0.0);
            if (!sides[true].Any() || !sides[false].Any()) continue;
            var weight = 1 / ((1.0 / sides[true].Count()) + (1.0 / sides[false].Count()));
            sum += weight * (sides[true].Average() - sides[false].Average());
            weights += weight;
        }

        Assert.True(sum / weights < -2.5 * Math.Sqrt(.25 / weights));
    }

    private static CorpusTable Table()
    {
        var path = Path.Combine(Folder, "helpdesk.csv");
        return CorpusReader.Read(Definition(path), CorpusFile.FromBytes(path, File.ReadAllBytes(path)));
    }

    private static CorpusDefinition Definition(string path) => new()
    {
        Name = "tickets",
        Source = path,
        Rows = HelpdeskFile.Tickets,
        Key = "ticket",
        Columns =
        [
            new("ticket", ColumnType.Id) { Required = true },
            new("channel", ColumnType.Factor) { Reference = "email", Required = true },
            new("words", ColumnType.Count) { Required = true },
            new("hedge", ColumnType.Indicator) { Required = true },
            new("apology", ColumnType.Indicator) { Required = true },
            new("first_person_plural", ColumnType.Indicator) { Required = true },
            new("request", ColumnType.Text) { Required = true },
            Computed("found_hedge", "think", "perhaps", "seems", "maybe", "might"),
            Computed("found_apology", "sorry", "apologies"),
            Computed("found_plural", "we", "us", "our"),
        ],
        RecordedLabels =
        [
            new(Human, "human", new LabelMap(Options, [new("1", "A"), new("0", "B")])),
            new(Model, "model", new LabelMap(Options, [new("polite", "A"), new("rude", "B")])),
        ],
        RecordedNumbers = [new(Confidence, "confidence", 0, 1)],
    };

    private static ColumnDefinition Computed(string name, params string[] words) =>
        new(name, ColumnType.Indicator) { Computed = new ContainsAny("request", words, WordMatch.WholeWord) };

    private static int Blank(LabelColumn labels) => labels.Codes.ToArray().Count(code => code < 0);

    private static double Share(CorpusTable table, string annotator)
    {
        var codes = table.Labels(annotator).Codes.ToArray();
        return (double)codes.Count(code => code == 0) / codes.Count(code => code >= 0);
    }

    private static (double Estimate, double StandardError) LogOddsRatio(CorpusTable table, string annotator, string device)
    {
        var cells = new double[2, 2];
        for (var row = 0; row < table.Rows; row++)
        {
            var code = table.Labels(annotator).Codes.Span[row];
            if (code >= 0) cells[code, (int)table.Numbers(device).Span[row]]++;
        }

        return (
            Math.Log(cells[0, 1] * cells[1, 0] / (cells[0, 0] * cells[1, 1])),
            Math.Sqrt((1 / cells[0, 0]) + (1 / cells[0, 1]) + (1 / cells[1, 0]) + (1 / cells[1, 1])));
    }
}
