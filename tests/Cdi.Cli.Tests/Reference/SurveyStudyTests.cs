using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>The shipped study of a sample whose population is known in part.</summary>
public sealed class SurveyStudyTests
{
    [Fact]
    public void It_runs_and_says_to_what_its_weights_are_calibrated()
    {
        using var session = new CommandSession();
        var folder = Path.Combine(SharedFolder.Repository, "specs");
        session.Write("judged.csv", File.ReadAllText(Path.Combine(folder, "data", "judged.csv")));
        session.Write("survey.cdi", File.ReadAllText(Path.Combine(folder, "studies", "survey.cdi")).Replace("../data/", "", StringComparison.Ordinal)
            .Replace("[html, markdown, json, csv]", "[markdown, json]", StringComparison.Ordinal));
        var run = session.Cdi("run survey.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        var report = string.Join('\n', Directory.GetFiles(Path.Combine(session.Folder, "out"), "*.md").Select(File.ReadAllText));
        Assert.Contains("Weights are calibrated", report, StringComparison.Ordinal);
        Assert.Contains("total of “long” (16000)", report, StringComparison.Ordinal);
        Assert.Contains("by a factor exp(xᵀλ), as raking does", report, StringComparison.Ordinal);
        Assert.Contains("Scores enter without what a regression on the columns of the", report, StringComparison.Ordinal);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        var rows = result.RootElement.GetProperty("estimates").EnumerateArray()
            .ToLookup(row => (row.GetProperty("estimand").GetString(), row.GetProperty("method").GetString()));
        var (share, total) = (Point("share"), Point("answers_right"));
        // Each has a λ of its own.
        Assert.InRange(total / (40000 * share), 0.99, 1.01);
        Assert.Equal(4, rows.Count(group => group.Key.Item2 == "calibrated" && group.Key.Item1 is { } name
            && name.StartsWith("topics", StringComparison.Ordinal)));

        double Point(string estimand) => Assert.Single(rows[(estimand, "calibrated")]).GetProperty("point").GetDouble();
    }
}
