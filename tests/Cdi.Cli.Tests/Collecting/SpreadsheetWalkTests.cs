using System.Text.Json.Nodes;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Collecting;

/// <summary>A study whose labels a person fills in comes to what the replay of the same labels comes to.</summary>
public sealed class SpreadsheetWalkTests
{
    [Theory]
    [InlineData("uniform")]
    [InlineData("leverage")]
    [InlineData("confidence")]
    [InlineData("error")]
    public void A_walk_gives_the_estimates_of_the_replay_with_the_same_seed(string design)
    {
        using var live = new LiveSession();
        live.Session.Write("study.cdi", LiveSession.Spec(design: design));
        live.Complete();
        live.Session.Write("replay.cdi", live.Session.Read("study.cdi").Replace("  reward = 0.25 EUR\n",
            "  reward = 0.25 EUR\n  recorded {\n    label = people where { yes = Y, no = N }\n  }\n", StringComparison.Ordinal));
        AssertSame(live.Session, "study", "replay");
    }

    [SharedFact]
    public void The_politeness_study_walked_with_a_spreadsheet_gives_the_estimates_of_its_replay()
    {
        using var session = new CommandSession();
        session["CDI_DATA"] = SharedFolder.File("data");
        var recorded = File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs", "studies", "politeness.cdi"))
            .Replace("compare = [human_only @ uniform, llm_only, ppi @ uniform, ppi_tuned @ uniform, confidence_driven @ confidence]",
                "compare = [human_only, llm_only, confidence_driven]", StringComparison.Ordinal);
        const string Labels = "  recorded {\n    label = Prediction_human where { 1 = A, 0 = B }\n  }\n";
        Assert.Contains(Labels, recorded, StringComparison.Ordinal);
        session.Write("replay.cdi", recorded);
        session.Write("study.cdi", recorded.Replace(Labels, "", StringComparison.Ordinal));
        var person = new ScriptedPerson(Corpus(), null, "Prediction_human", said => said.StartsWith('1') ? "polite" : "B");
        for (var round = 1; session.Cdi("next study.cdi").Output.Contains("to label", StringComparison.Ordinal); round++)
        {
            person.FillIn(Path.Combine(session.Folder, $"study-round-{round}.csv"));
            var read = session.Cdi($"import study.cdi study-round-{round}.csv");
            Assert.True(read.Code == ExitCode.Success, read.ToString());
        }

        AssertSame(session, "study", "replay");
    }

    private static string Corpus() => File.ReadAllText(Directory.EnumerateFiles(SharedFolder.File("data/politeness"), "*.csv", SearchOption.AllDirectories)
        .First(file => File.ReadLines(file).First().Contains("Prediction_gpt-4o", StringComparison.Ordinal)));

    // Where labels were recorded the truth is known; spec and code of a live study are others. All else is the same, to the last digit.
    private static void AssertSame(CommandSession session, string live, string replay)
    {
        foreach (var spec in new[] { live, replay })
        {
            var run = session.Cdi($"run {spec}.cdi --quiet");
            Assert.True(run.Code == ExitCode.Success, run.ToString());
        }

        Assert.Equal(session.Read($"{replay}-report/draws.csv"), session.Read($"{live}-report/draws.csv"));
        Assert.Equal(Result(session.Read($"{replay}-report/result.json")), Result(session.Read($"{live}-report/result.json")));
    }

    private static string Result(string json)
    {
        var result = JsonNode.Parse(json)?.AsObject() ?? [];
        result.Remove("spec_sha256");
        foreach (var estimate in result["estimates"]?.AsArray() ?? [])
        {
            estimate?.AsObject().Remove("truth");
            estimate?.AsObject().Remove("covers_truth");
        }

        return result.ToJsonString();
    }
}
