using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Catalogue;

/// <summary>Known faults of the reference packages, by their number in the list of the statistics notes, in whole runs: a peer has it, ours has not. Others of
/// the list are in Cdi.Estimation.Tests (PeerFaultTests, WaldInferenceTests); 8 and 15 are of features that are still to come.</summary>
public sealed partial class KnownFaultTests
{
    private static readonly int[] ToCome = [8, 15];

    [Fact]
    public void Every_fault_of_a_feature_that_is_there_has_a_test_of_its_number()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(SharedFolder.Repository, "tests"), "*Tests.cs", SearchOption.AllDirectories);
        var tested = sources.SelectMany(source => Numbers().Matches(File.ReadAllText(source))).Select(
            number => int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().Order();
        Assert.Equal(Enumerable.Range(1, 16).Except(ToCome), tested);
    }

    /// <summary>Indices of a batch taken for those of the corpus, rows without an answer that shift all later ones, π = 1/n, and 17 labels for 15.</summary>
    [Fact]
    public void Fault_6_rounds_keep_rows_probabilities_and_the_budget()
    {
        // Three texts have no answer of the model: they are certain, and paid from the budget.
        var (header, rows) = Corpus(200);
        foreach (var row in new[] { 3, 90, 150 }) rows[row][Array.IndexOf(header, "said_mood")] = "";
        var (draws, points) = Run(header, rows, "prevalence", "budget = 15 labels\n  burn_in = 5 labels\n  rounds = 3\n  design = confidence\n  seed = 4",
            "method = confidence_driven\n  generalise = corpus", "human_only");
        Assert.Equal(15, draws.Count(draw => draw.IsDrawn));
        foreach (var round in draws.GroupBy(draw => draw.Block)) Assert.Equal(round.Count(draw => draw.IsDrawn), round.Sum(draw => draw.Chance), 1e-9);
        Assert.Equal(["t00003", "t00090", "t00150"], draws.Where(draw => draw is { Chance: 1, IsDrawn: true }).Select(draw => draw.Key).Order());

        // The estimate follows from labels and probabilities that are found by the key of the text.
        var labels = rows.ToDictionary(row => row[0], row => row[Array.IndexOf(header, "mood")] == "good" ? 1.0 : 0, StringComparer.Ordinal);
        var drawn = draws.Where(draw => draw.IsDrawn).ToList();
        Assert.Equal(drawn.Sum(draw => labels[draw.Key] / draw.Chance) / drawn.Sum(draw => 1 / draw.Chance), points["human_only"], 1e-12);
    }

    /// <summary>A mean of means of clusters weighs texts of small clusters more than those of large ones.</summary>
    [Fact]
    public void Fault_9_a_mean_weighs_texts_and_not_clusters()
    {
        var (header, rows) = Corpus(240);
        var (score, wave) = (Array.IndexOf(header, "score"), Array.IndexOf(header, "wave"));

        // Texts of one cluster, a third of all, score more.
        foreach (var row in rows.Where((_, row) => row % 3 == 0)) (row[wave], row[score]) = ("w0", "20");
        var (_, points) = Run(header, rows, "mean", CatalogueSpec.GivenUniform, "method = calibrated\n  generalise = population", "human_only",
            "cluster = wave");
        var texts = rows.Average(row => double.Parse(row[score], CultureInfo.InvariantCulture));
        var clusters = rows.GroupBy(row => row[wave]).Average(group => group.Average(row => double.Parse(row[score], CultureInfo.InvariantCulture)));
        Assert.True(Math.Abs(texts - clusters) > 1);
        Assert.All(points.Values, point => Assert.Equal(texts, point, 1e-9));
    }

    /// <summary>What probabilities cut off at 1 leave unspent goes to the other texts.</summary>
    [Fact]
    public void Fault_10_probabilities_cut_off_at_1_give_the_lost_budget_back()
    {
        var (header, rows) = Corpus(300);
        foreach (var row in new[] { 7, 70, 170, 270 }) rows[row][Array.IndexOf(header, "x")] = "40";
        var (draws, _) = Run(header, rows, "linear", "budget = 60 labels\n  design = leverage\n  tau = 0.1\n  seed = 1",
            "method = calibrated\n  generalise = corpus", "human_only");
        Assert.True(draws.Count(draw => draw.Chance == 1) >= 3);
        Assert.Equal(60, draws.Sum(draw => draw.Chance), 1e-9);
        Assert.Equal(60, draws.Count(draw => draw.IsDrawn));
    }

    /// <summary>A grid over the values has no place for levels near 0 and 1, or for all values.</summary>
    [Theory]
    [InlineData("0.0001")]
    [InlineData("0.9999")]
    public void Fault_16_quantiles_of_extreme_levels_are_values_with_an_open_end(string level)
    {
        var (header, rows) = Corpus(300);
        var (score, said) = (Array.IndexOf(header, "score"), Array.IndexOf(header, "said_score"));
        for (var row = 0; row < rows.Count; row++) rows[row][score] = row % 3 == 0 ? rows[row][score] : "";
        double[] values = [.. rows.SelectMany(row => new[] { row[score], row[said] }).Where(cell => cell.Length > 0).Select(
            cell => double.Parse(cell, CultureInfo.InvariantCulture))];
        var (_, points) = Run(header, rows, CatalogueEstimands.Find("quantile") with { Settings = $"target = quantile(score, {level})" },
            CatalogueSpec.GivenUniform, "method = calibrated\n  generalise = corpus", "human_only, ppi, ppi_tuned, dsl, confidence_driven");
        Assert.Equal(6, points.Count);
        Assert.All(points.Values, point => Assert.Contains(point, values));
    }

    private static (string[] Header, List<string[]> Rows) Corpus(int count)
    {
        var lines = CatalogueCorpus.Csv(count, 1).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        return (lines[0], [.. lines.Skip(1)]);
    }

    private static (List<Draw> Draws, Dictionary<string, double> Points) Run(
        string[] header, List<string[]> rows, string estimand, string sampling, string inference, string compare, string further = "") =>
        Run(header, rows, CatalogueEstimands.Find(estimand), sampling, inference, compare, further);

    private static (List<Draw> Draws, Dictionary<string, double> Points) Run(
        string[] header, List<string[]> rows, CatalogueEstimand estimand, string sampling, string inference, string compare, string further = "")
    {
        using var session = new CommandSession();
        session.Write(CatalogueSpec.File, string.Join('\n', rows.Prepend(header).Select(row => string.Join(',', row))) + "\n");
        session.Write("fault.cdi", CatalogueSpec.Of("fault", [(estimand, "asked", further)], sampling, inference, compare));
        var run = session.Cdi("run fault.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        var own = result.RootElement.GetProperty("estimates").EnumerateArray().GroupBy(row => row.GetProperty("method").GetString() ?? "");
        return ([.. session.Read("out/draws.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => Draw.Of(line.Split(',')))],
            own.ToDictionary(rows => rows.Key, rows => rows.First().GetProperty("point").GetDouble(), StringComparer.Ordinal));
    }

    private sealed record Draw(string Block, string Key, double Chance, bool IsDrawn)
    {
        public static Draw Of(string[] cells) => new(cells[2], cells[4], double.Parse(cells[5], CultureInfo.InvariantCulture), cells[6].Trim() == "TRUE");
    }

    [GeneratedRegex(@"void Fault_(\d+)_")]
    private static partial Regex Numbers();
}
