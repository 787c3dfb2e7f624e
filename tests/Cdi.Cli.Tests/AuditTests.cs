using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>A reviewer recomputes estimates and standard errors from what a run writes and the corpus alone, in plain arithmetic.</summary>
public class AuditTests
{
    // Sums of some 500 terms in another order.
    private const double Rounding = 1e-12;

    [Fact]
    public void Human_labels_of_an_adaptive_draw_give_the_reported_estimate_and_standard_error()
    {
        using var session = new CommandSession();
        var spec = File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs", "studies", "helpdesk.cdi"));
        session.Write("studies/helpdesk.cdi", spec.Replace("human_only @ uniform,", "human_only @ error,", StringComparison.Ordinal));
        File.Copy(Path.Combine(SharedFolder.Repository, "specs", "data", "helpdesk.csv"),
            Path.Combine(Directory.CreateDirectory(Path.Combine(session.Folder, "data")).FullName, "helpdesk.csv"));
        var run = session.Cdi("run studies/helpdesk.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        var polite = Table(session.Read("data/helpdesk.csv")).ToDictionary(row => row["ticket"], row => Number(row["human"]), StringComparer.Ordinal);
        var draws = Table(session.Read("out/draws.csv")).Where(row => row["design"] == "error").ToList();
        Assert.Equal(polite.Count, draws.Count);
        Assert.All(draws, row => Assert.Equal("fixed", row["draw"]));
        var drawn = draws.Where(row => row["drawn"] == "TRUE").Select(row => (Block: row["block"], Pi: Number(row["pi"]), Y: polite[row["key"]])).ToList();

        // Hájek's ratio, and the variance of a draw of fixed size in each block (Hájek 1964; Deville 1999).
        var weight = drawn.Sum(row => 1 / row.Pi);
        var share = drawn.Sum(row => row.Y / row.Pi) / weight;
        var variance = drawn.Where(row => row.Pi < 1).GroupBy(row => row.Block).Sum(block =>
        {
            var chance = block.Sum(row => 1 - row.Pi);
            var centre = block.Sum(row => (1 - row.Pi) * (row.Y - share) / row.Pi) / chance;
            return 1 / (1 - block.Sum(row => Math.Pow((1 - row.Pi) / chance, 2))) * block.Sum(
                row => (1 - row.Pi) * Math.Pow(((row.Y - share) / row.Pi) - centre, 2));
        });
        AssertReported(session, "share", "human_only", "error", share, Math.Sqrt(variance + HeavyTexts(drawn, share)) / weight);
    }

    [Fact]
    public void Human_labels_of_a_uniform_sample_give_the_reported_estimate_and_standard_error_in_four_lines()
    {
        using var session = new CommandSession();
        session.Write("data.csv", Manners.Data);
        session.Write("manners.cdi", Manners.Spec.Replace("generalise = population", "generalise = corpus", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Success, session.Cdi("run manners.cdi --quiet --out out").Code);
        var corpus = Table(session.Read("data.csv")).ToDictionary(row => row["ticket"], StringComparer.Ordinal);
        var labelled = Table(session.Read("out/draws.csv")).Where(row => row["labelled"] == "TRUE").Select(row => corpus[row["key"]]["crowd"]);

        // In R: y <- crowd[labelled] == "polite"; m <- length(y); mean(y); sqrt(var(y) / m * (1 - m / n))
        var y = labelled.Select(label => label == "polite" ? 1.0 : 0.0).ToList();
        var mean = y.Average();
        var spread = y.Sum(value => (value - mean) * (value - mean)) / (y.Count - 1);
        var error = Math.Sqrt(spread / y.Count * (1 - ((double)y.Count / corpus.Count)));
        AssertReported(session, "share", "human_only", "given", mean, error);
    }

    [Theory]
    [InlineData("write = [html, markdown, json, csv]")]
    [InlineData("write = [html]")]
    public void Draws_are_written_whatever_else_is(string write)
    {
        using var session = new CommandSession();
        session.Write("data.csv", Manners.Data);
        session.Write("manners.cdi", Manners.Spec.Replace("write = [html, markdown, json, csv]", write, StringComparison.Ordinal));
        Assert.Equal(ExitCode.Success, session.Cdi("run manners.cdi --quiet --out out").Code);
        Assert.Equal(ExitCode.Success, session.Cdi("run manners.cdi --quiet --out out").Code);
        var draws = Table(session.Read("out/draws.csv"));

        Assert.Equal(["design", "draw", "block", "row", "key", "pi", "drawn", "labelled"], draws[0].Keys);
        Assert.Equal((200, 80), (draws.Count, draws.Count(row => row["labelled"] == "TRUE")));
        Assert.Equal(Enumerable.Range(1, 200).Select(row => row.ToString(CultureInfo.InvariantCulture)), draws.Select(row => row["row"]));
    }

    // What heavy texts without an event add (specs/statistics.md): the variance with deviations alike in all texts, mixed in with weight 10/(ν² + 10) where
    // it is larger.
    private static double HeavyTexts(IReadOnlyList<(string Block, double Pi, double Y)> drawn, double share)
    {
        var centres = drawn.GroupBy(row => row.Block).ToDictionary(
            block => block.Key,
            block => block.Any(row => row.Pi < 1) ? block.Sum(row => (1 - row.Pi) * (row.Y - share) / row.Pi) / block.Sum(row => 1 - row.Pi) : 0,
            StringComparer.Ordinal);
        var mean = drawn.Average(row => row.Y - share);
        var (square, fourth) = (drawn.Average(row => Math.Pow(row.Y - share - mean, 2)), drawn.Average(row => Math.Pow(row.Y - share - mean, 4)));
        var seen = drawn.Sum(row => (1 - row.Pi) * Math.Pow(((row.Y - share) / row.Pi) - centres[row.Block], 2));
        var working = drawn.Sum(row => (1 - row.Pi) * (Math.Pow((mean / row.Pi) - centres[row.Block], 2) + (square / (row.Pi * row.Pi))));
        var weights = drawn.Select(row => (1 - row.Pi) / (row.Pi * row.Pi)).ToList();
        var contributions = Math.Pow(weights.Sum(), 2) / (weights.Sum(each => each * each) * Math.Max(1, fourth / (square * square)));
        return Math.Max(0, 10 / ((contributions * contributions) + 10) * (working - seen));
    }

    private static void AssertReported(CommandSession session, string estimand, string method, string design, double point, double error)
    {
        using var json = JsonDocument.Parse(session.Read("out/result.json"));
        var row = json.RootElement.GetProperty("estimates").EnumerateArray().Single(each =>
            each.GetProperty("estimand").GetString() == estimand && each.GetProperty("method").GetString() == method
                && each.GetProperty("design").GetString() == design);

        Assert.Equal(point, row.GetProperty("point").GetDouble(), Rounding);
        Assert.Equal(error, row.GetProperty("se").GetDouble(), Rounding);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A CSV text as rows of cells by column; cells between quotes may hold commas, line ends and doubled quotes.</summary>
    private static List<Dictionary<string, string>> Table(string text)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        foreach (var character in text)
        {
            if (character == '"') quoted = !quoted;
            if (quoted || character is not (',' or '\n')) cell.Append(character);
            else
            {
                row.Add(cell.ToString().Trim('"', '\r'));
                cell.Clear();
                if (character == ',') continue;
                rows.Add(row);
                row = [];
            }
        }

        return [.. rows.Skip(1).Select(cells => rows[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }
}
