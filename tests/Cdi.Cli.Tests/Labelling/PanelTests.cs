using System.Text.Json;
using Cdi.ModelServer;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Labelling;

/// <summary>Several models as one annotator, asked at a server on this machine.</summary>
public sealed class PanelTests
{
    private const int Rows = 60;

    [Fact]
    public async Task Members_are_asked_and_the_panel_is_estimated_with_what_all_have_cost()
    {
        await using var server = await StartAsync();
        using var session = Session(server, "  aggregate = majority\n");
        var first = session.Cdi("run study.cdi");
        Assert.Contains("CDI9140: `llm first` has not been asked about 60 of 60 texts", first.Error);
        var label = session.Cdi("label study.cdi");
        Assert.True(label.Code == ExitCode.Success, label.ToString());
        Assert.StartsWith(
            "panel: asks nobody and costs nothing more; it is made of what first, second, third say when `cdi run` estimates.\n", label.Output);
        Assert.Equal(3 * Rows, server.Calls);

        var run = session.Cdi("run study.cdi --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Equal(3 * Rows, server.Calls);
        var result = Document(session);
        string[] annotators = [.. result.GetProperty("agreement").EnumerateArray().Select(each => each.GetProperty("llm").GetString() ?? "")];
        Assert.Equal(["first", "second", "third", "panel"], annotators);

        // Each member errs in a seventh of the texts, no two in the same: the panel never does.
        var shares = result.GetProperty("agreement").EnumerateArray().Select(each => each.GetProperty("share_equal").GetProperty("point").GetDouble()).ToList();
        Assert.Equal(1, shares[3]);
        Assert.All(shares.Take(3), share => Assert.True(share < 1));
        var costs = result.GetProperty("models").EnumerateArray().ToDictionary(
            each => each.GetProperty("llm").GetString() ?? "", each => each.GetProperty("cost").GetDouble());
        Assert.Equal(0.6, costs["first"], 12);
        Assert.Equal(1.2, costs["second"], 12);
        Assert.Equal(0.6, costs["third"], 12);
        Assert.Equal(2.4, costs["panel"], 12);
        var report = session.Read("out/report.md");
        Assert.Contains("panel is first, second and third as one annotator: its label is the option that most of them give, of those given equally often the "
            + "one declared first, weighted by 1.5, 1, 1. Its confidence is the share of its members, by weight, that is behind the label.", report);
        Assert.Contains("Estimates of tone rest on panel; the others are compared with it.", report);
    }

    [Fact]
    public async Task The_mean_of_their_probabilities_stands_where_a_label_would()
    {
        await using var server = await StartAsync();
        using var session = Session(server, "  aggregate = mean\n");
        Assert.Equal(ExitCode.Success, session.Cdi("label study.cdi --quiet").Code);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi --out out").Code);
        var point = Document(session).GetProperty("estimates").EnumerateArray().Single(each => each.GetProperty("method").GetString() == "llm_only")
            .GetProperty("point").GetDouble();

        // The mean over texts of the weight behind F: of 3.5, 1.5 for the first model and one for each of the others.
        var expected = Enumerable.Range(0, Rows).Average(
            row => ((1.5 * F(Says("first", row))) + F(Says("second", row)) + F(Says("third", row))) / 3.5);
        Assert.Equal(expected, point, 10);
        Assert.Contains("which stand in the place of a label wherever estimates use one, weighted by 1.5, 1, 1", session.Read("out/report.md"));

        static double F(string said) => said == "F" ? 1 : 0;
    }

    [Fact]
    public async Task A_text_on_which_most_members_fail_goes_to_people()
    {
        await using var server = await StartAsync(call => call.Model.StartsWith("first", StringComparison.Ordinal) && LabelSession.NumberOf(call) < 2
            || call.Model.StartsWith("third", StringComparison.Ordinal) && LabelSession.NumberOf(call) == 0 ? ServerFault.Refusal : ServerFault.None);
        using var session = Session(server, "");
        Assert.Equal(ExitCode.Success, session.Cdi("label study.cdi --quiet").Code);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi --out out").Code);

        // Where the first alone is silent, the others outweigh it; with another one silent the last is outweighed.
        var drawn = ScriptedPerson.Rows(session.Read("out/draws.csv")).Where(row => row["pi"] == "1").Select(row => row["key"]).ToList();
        Assert.Equal(["L00"], drawn.Distinct());
        Assert.Contains("Members without an answer outweigh the others in 1\u00a0text", session.Read("out/report.md"));
    }

    [Fact]
    public async Task No_answers_of_its_own_are_imported()
    {
        await using var server = await StartAsync();
        using var session = Session(server, "");
        session.Write("answers.csv", "key,answer\nL00,F\n");
        var import = session.Cdi("import study.cdi answers.csv --as panel");
        Assert.Equal(ExitCode.UserError, import.Code);
        Assert.Contains("`llm panel` is a panel, and has no answers but those of its members.", import.Error);
        Assert.Contains("`--as first`, `--as second`, `--as third`", import.Error);
    }

    private static string Truth(int row) => row % 3 == 0 ? "F" : "C";

    private static string Says(string model, int row) =>
        row % 7 == (model.StartsWith("first", StringComparison.Ordinal) ? 1 : model.StartsWith("second", StringComparison.Ordinal) ? 2 : 3)
            ? Truth(row) == "F" ? "C" : "F" : Truth(row);

    private static Task<LocalModelServer> StartAsync(Func<ServedCall, ServerFault>? fault = null) => LocalModelServer.StartAsync(new()
    {
        Answer = call => Says(call.Model, LabelSession.NumberOf(call)), Fault = fault ?? (_ => ServerFault.None),
    });

    private static JsonElement Document(CommandSession session)
    {
        using var document = JsonDocument.Parse(session.Read("out/result.json"));
        return document.RootElement.Clone();
    }

    private static CommandSession Session(LocalModelServer server, string settings)
    {
        var session = new CommandSession();
        session.Write("letters.csv", "letter,body,clerk\n" + string.Concat(
            Enumerable.Range(0, Rows).Select(row => $"L{row:00},letter no. {row}.,{Truth(row)}\n")));
        session.Write("study.cdi", LetterStudy.Spec(
            string.Concat(new[] { "first", "second", "third" }.Select(name => Member(server, name)))
                + $"llm panel {{\n  members = [first, second, third]\n  weights = [1.5, 1, 1]\n{settings}}}\n",
            "  budget = 30 labels\n  design = uniform\n", "  method = ppi\n  llm = panel\n", "  compare = [llm_only]\n  write = [json, csv, markdown]\n"));
        return session;
    }

    private static string Member(LocalModelServer server, string name) => LetterStudy.Asked(name, $"{name}-2026-01-15", server.OpenAI,
        $"  temperature = 0\n  on_failure = annotate\n  prices {{\n    call = {(name == "second" ? "0.02" : "0.01")} USD\n  }}\n");
}
