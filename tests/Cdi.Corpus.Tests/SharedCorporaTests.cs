using Cdi.Testing;

namespace Cdi.Corpus.Tests;

/// <summary>The real files that stand beside the repository.</summary>
public sealed class SharedCorporaTests
{
    private const string Model = "llm.assistant.recorded.label";
    private const string Human = "human.crowd.recorded.label";
    private const string Confidence = "llm.assistant.recorded.confidence";

    [SharedFact]
    public async Task The_politeness_file_is_found_by_its_hash_and_read_whole()
    {
        var table = await PolitenessAsync();
        Assert.Equal((5480, 5480L), (table.Rows, table.RowsRead));
        Assert.Equal(new RowPlace(5480, 1 + 5480 + 85), table.Place(5479));
        Assert.Equal(2740, table.Labels(Human).Codes.ToArray().Count(code => code == 0));
        Assert.DoesNotContain(-1, table.Labels(Model).Codes.ToArray());
        Assert.Equal(1004, table.RecordedNumbers(Confidence).ToArray().Count(confidence => confidence < .5));
    }

    // The truth of this corpus, .3142793850, is the log odds ratio of its two-by-two table; ten digits are given.
    [SharedFact]
    public async Task Politeness_by_hedge_has_the_known_log_odds_ratio()
    {
        var table = await PolitenessAsync();
        var cells = new double[2, 2];
        for (var row = 0; row < table.Rows; row++) cells[table.Labels(Human).Codes.Span[row], (int)table.Numbers("hedge").Span[row]]++;
        Assert.Equal(.3142793850, Math.Log(cells[0, 1] * cells[1, 0] / (cells[0, 0] * cells[1, 1])), 10);
    }

    [SharedFact]
    public void The_stance_file_is_read_as_tsv()
    {
        var path = SharedFolder.File("data/stance/GWSD.tsv");
        var definition = new CorpusDefinition
        {
            Name = "sentences",
            Source = path,
            Rows = 2300,
            Key = "guid",
            Columns =
            [
                new("guid", ColumnType.Id), new("sentence", ColumnType.Text) { Required = true }, new("agree", ColumnType.Number),
                new("in_held_out_test", ColumnType.Indicator) { Required = true },
            ],
        };
        var table = CorpusReader.Read(definition, CorpusFile.FromBytes(path, File.ReadAllBytes(path)));
        Assert.Equal(250, table.Numbers("agree").ToArray().Count(double.IsNaN));
    }

    [SharedFact]
    public void The_explanations_are_read_as_json_lines()
    {
        var path = SharedFolder.File("data/nli/nli_explanations.jsonl");
        var definition = new CorpusDefinition
        {
            Name = "pairs", Source = path, Rows = 341, Columns =
                [new("premise", ColumnType.Text) { Required = true }, new("chaos", ColumnType.Text) { SourceColumn = "chaos probs" }],
        };
        var table = CorpusReader.Read(definition, CorpusFile.FromBytes(path, File.ReadAllBytes(path)));
        Assert.Equal("[0.02, 0.41, 0.57]", table.Texts("chaos")[0]);
    }

    private static async Task<CorpusTable> PolitenessAsync()
    {
        var definition = new CorpusDefinition
        {
            Name = "requests",
            Source = "https://example.org/no-request-is-made/politeness_dataset.csv",
            Sha256 = "559d6d5446946e4bd99900c730dd2c4c14f3ae26346f092cf0e4e2d9232e961c",
            Rows = 5480,
            Columns =
            [
                new("request", ColumnType.Text) { SourceColumn = "Text", Required = true },
                new("hedge", ColumnType.Indicator) { SourceColumn = "Feature_3", Required = true },
            ],
            RecordedLabels =
            [
                new(Model, "Prediction_gpt-4o", new LabelMap(["A", "B"], [new("polite", "A"), new("impolite", "B")])),
                new(Human, "Prediction_human", new LabelMap(["A", "B"], [new("1", "A"), new("0", "B")])),
            ],
            RecordedNumbers = [new(Confidence, "Confidence_gpt-4o", 0, 1)],
        };
        var places = new CorpusPlaces(Path.GetTempPath(), SharedFolder.File("data"), Path.Combine(Path.GetTempPath(), "cdi-never-made"));
        return CorpusReader.Read(definition, await CorpusLocator.FindAsync(definition, places));
    }
}
