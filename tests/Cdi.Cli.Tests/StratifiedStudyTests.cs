using System.Globalization;
using System.Text.Json;
using Cdi.Estimation.Sampling;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>Draws from strata, from the spec to the files of a run.</summary>
public sealed class StratifiedStudyTests
{
    private const int Texts = 600;

    private static readonly string[] Branches = ["main", "east", "west"];

    // Cochran (1977), (5.12), computed from the draws and labels that are written.
    [Theory]
    [InlineData("stratified", "branch", 3)]
    [InlineData("stratified", "[branch, reader, confidence(reader, bins = 2)]", 12)]
    [InlineData("neyman", "[branch, reader]", 6)]
    public void The_standard_error_of_people_s_share_is_that_of_the_textbook(string design, string strata, int count)
    {
        using var session = new CommandSession();
        var corpus = Write(session, design, strata);
        var run = session.Cdi("run letters.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        var (mean, variance, labels) = (0.0, 0.0, 0);
        var groups = Drawn(session, corpus).GroupBy(text => text.Chance.ToString("R", CultureInfo.InvariantCulture) + text.Stratum(strata)).ToList();
        Assert.Equal(count, groups.Count);

        // The file says itself which texts were at risk together.
        Assert.All(groups, group => Assert.Single(group.Select(text => text.Group).Distinct()));
        Assert.Equal(Enumerable.Range(1, count), groups.Select(group => group.First().Group).Order());
        foreach (var stratum in groups)
        {
            double[] drawn = [.. stratum.Where(text => text.IsDrawn).Select(text => (double)text.Label)];
            var (weight, rate, own) = (stratum.Count() / (double)Texts, drawn.Length / (double)stratum.Count(), drawn.Average());
            Assert.Equal(rate, stratum.First().Chance, 1e-12);
            mean += weight * own;
            variance += weight * weight * (1 - rate) * drawn.Sum(label => (label - own) * (label - own)) / (drawn.Length - 1) / drawn.Length;
            labels += drawn.Length;
        }

        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        var row = result.RootElement.GetProperty("estimates").EnumerateArray().First(each => each.GetProperty("method").GetString() == "human_only");
        Assert.Equal(90, labels);
        Assert.Equal(mean, row.GetProperty("point").GetDouble(), 1e-9);
        Assert.Equal(Math.Sqrt(variance), row.GetProperty("se").GetDouble(), 1e-9);
        Assert.Contains("The texts of a stratum have the value of “branch”", File.ReadAllText(Path.Combine(session.Folder, "out", "report.md")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_file_changes_no_draw()
    {
        using var session = new CommandSession();
        Write(session, "stratified", "[branch, reader, confidence(reader, bins = 3)]");
        Assert.Equal(ExitCode.Success, session.Cdi("run letters.cdi --quiet --out one").Code);
        var lines = File.ReadAllLines(Path.Combine(session.Folder, "letters.csv"));
        session.Write("letters.csv", string.Join('\n', lines.Skip(1).Reverse().Prepend(lines[0])) + "\n");
        Assert.Equal(ExitCode.Success, session.Cdi("run letters.cdi --quiet --out other").Code);
        Assert.Equal(Draws("one"), Draws("other"));

        string[] Draws(string folder) =>
            [.. File.ReadAllLines(Path.Combine(session.Folder, folder, "draws.csv")).Select(Row).Order(StringComparer.Ordinal)];

        // Without the number of the row.
        static string Row(string line) => string.Join(',', line.Split(',').Where((_, column) => column != 3));
    }

    [Fact]
    public void An_experiment_compares_allocations()
    {
        using var session = new CommandSession();
        Write(session, "uniform", "branch", """

            experiment allocation {
              replay = mail
              vary design = [uniform, stratified, neyman]
              vary method = [human_only, calibrated]
              trials = 100 trials
              expect labels_max <= 90
            }

            """);
        var run = session.Cdi("experiment letters.cdi --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        var cells = File.ReadAllLines(Path.Combine(session.Folder, "out", "cells.csv"));
        Assert.Equal(7, cells.Length);
        Assert.All(new[] { "uniform", "stratified", "neyman" }, design =>
            Assert.Equal(2, cells.Count(line => line.Contains(design, StringComparison.Ordinal))));
    }

    [Fact]
    public void Too_few_labels_for_the_strata_are_CDI9320()
    {
        using var session = new CommandSession();
        Write(session, "stratified", "[branch, reader, confidence(reader, bins = 20)]");
        var run = session.Cdi("run letters.cdi --quiet --out out");
        Assert.NotEqual(ExitCode.Success, run.Code);
        Assert.Contains("CDI9320", run.ToString(), StringComparison.Ordinal);
        Assert.Contains("two each or one for every text, and the budget has 90", run.ToString(), StringComparison.Ordinal);
    }

    private sealed record Text(string Branch, int Label, int Answer, double Confidence)
    {
        public double Chance { get; set; }

        public bool IsDrawn { get; set; }

        public int Group { get; set; }

        public string Stratum(string strata) => Branch + (strata.Contains("reader", StringComparison.Ordinal) ? Answer : "")
            + (strata.Contains("bins", StringComparison.Ordinal) ? Confidence > 0.5 : "");
    }

    private static IEnumerable<Text> Drawn(CommandSession session, List<Text> corpus)
    {
        var lines = File.ReadAllLines(Path.Combine(session.Folder, "out", "draws.csv"));
        var columns = lines[0].Split(',').ToList();
        foreach (var cells in lines.Skip(1).Select(line => line.Split(',')))
        {
            var text = corpus[int.Parse(cells[columns.IndexOf("key")][1..], CultureInfo.InvariantCulture)];
            text.Chance = double.Parse(cells[columns.IndexOf("pi")], CultureInfo.InvariantCulture);
            text.IsDrawn = cells[columns.IndexOf("drawn")] is "TRUE";
            text.Group = int.Parse(cells[columns.IndexOf("stratum")], CultureInfo.InvariantCulture);
        }

        return corpus;
    }

    private static List<Text> Write(CommandSession session, string design, string strata, string experiment = "")
    {
        // Half of the confidences are .25, half .75: two groups are just these.
        double Uniform(int row, int use) => new CounterRandom(11, RandomPurpose.Resample, use).Uniform(RowKey.FromRowNumber(row));
        var corpus = Enumerable.Range(0, Texts).Select(row =>
        {
            var branch = row % 3;
            var label = Uniform(row, 0) < new[] { 0.1, 0.5, 0.8 }[branch] ? 1 : 0;
            return new Text(Branches[branch], label, Uniform(row, 1) < 0.25 ? 1 - label : label,
                strata.Contains("bins = 20", StringComparison.Ordinal) || strata.Contains("bins = 3", StringComparison.Ordinal)
                    ? Math.Round(Uniform(row, 2), 2) : row / 3 % 2 == 0 ? 0.25 : 0.75);
        }).ToList();
        session.Write("letters.csv", "id,branch,clerk,answer,sure\n" + string.Concat(corpus.Select((text, row) =>
            string.Create(CultureInfo.InvariantCulture, $"t{row},{text.Branch},{text.Label},{text.Answer},{text.Confidence}\n"))));
        session.Write("letters.cdi", $$"""
            cdi 1

            study letters

            corpus mail {
              source = "letters.csv"
              key = id
              id: id from id
              branch: factor("main", "east", "west") from branch
            }

            outcome tone {
              F = "Friendly"
              C = "Curt"
            }

            llm reader {
              on_failure = annotate
              recorded {
                label = answer where { 1 = F, 0 = C }
                confidence = sure
              }
            }

            human clerks {
              question = "Is this letter friendly or curt?"
              recorded {
                label = clerk where { 1 = F, 0 = C }
              }
            }

            estimand share {
              target = prevalence(tone[F])
            }

            sampling {
              budget = 90 labels
              design = {{design}}
              {{(design == "uniform" && experiment.Length == 0 ? "" : $"strata = {strata}")}}
              seed = 20260115
            }

            inference {
              method = human_only
              generalise = corpus
              alpha = 0.1
              interval = wald
            }

            """ + experiment);
        return corpus;
    }
}
