using System.Text.Json;
using Cdi.ModelServer;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Labelling;

/// <summary><c>answer = distribution</c>: methods use a model's probabilities of all options in the place of its label.</summary>
public sealed class DistributionTests
{
    private const int Rows = 60;

    [Fact]
    public async Task Probabilities_of_tokens_are_those_of_the_options_alone()
    {
        await using var server = await StartAsync();
        using var session = Session(Asked(server, "  confidence = tokens\n  answer = distribution\n"));
        Assert.Equal(ExitCode.Success, session.Cdi("label study.cdi --quiet").Code);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi --out out").Code);

        // A quarter of the mass is outside of the options.
        Assert.Equal(Enumerable.Range(0, Rows).Average(Friendly), Alone(session), 1e-9);
        Assert.Contains("The probabilities of its options stand in the place of a label wherever estimates use one", session.Read("out/report.md"));
        session.Write("study.cdi", session.Read("study.cdi").Replace("  answer = distribution\n", "", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi --out out").Code);
        Assert.Equal(Enumerable.Range(0, Rows).Count(row => Friendly(row) > 0.5) / (double)Rows, Alone(session), 1e-9);
        Assert.Equal(Rows, server.Calls);
    }

    [Fact]
    public async Task Shares_of_answers_are_a_distribution_as_well()
    {
        await using var server = await LocalModelServer.StartAsync(new() { Answer = call => LabelSession.NumberOf(call) % 5 < call.Time ? "F" : "C" });
        using var session = Session(Asked(server, "  calls = 4 calls\n  confidence = agreement\n  answer = distribution\n").Replace(
            "temperature = 0", "temperature = 0.7", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Success, session.Cdi("label study.cdi --quiet").Code);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi --out out").Code);
        Assert.Equal(Enumerable.Range(0, Rows).Average(row => (4 - (row % 5)) / 4.0), Alone(session), 1e-9);
    }

    [Fact]
    public async Task Probabilities_that_a_model_states_are_held_to_their_form()
    {
        // One text has a sum of .9, one a key that is none, and one an option alone.
        await using var server = await LocalModelServer.StartAsync(new() { Answer = call => LabelSession.NumberOf(call) switch
        {
            3 => "{\"answer\": {\"F\": 0.5, \"C\": 0.4}}", 4 => "{\"answer\": {\"F\": 0.5, \"Z\": 0.5}}", 5 => "{\"answer\": \"F\"}",
            var row => string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"{{\"answer\": {{\"C\": {1 - Friendly(row):0.00}, \"F\": {Friendly(row):0.00}}}}}"),
        } });
        using var session = Session(Asked(server, "  structured = yes\n  answer = distribution\n"));
        var label = session.Cdi("label study.cdi");
        Assert.Contains("57 of 60 texts annotated, 3 without an answer", label.Output);
        Assert.Contains("2 malformed: L03, L05", label.Output);
        Assert.Contains("1 out of options: L04", label.Output);
        Assert.Contains("\"required\":[\"F\",\"C\"]", string.Concat((server.Last?.Body ?? "").Where(character => !char.IsWhiteSpace(character))));
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi --out out").Code);
        Assert.Equal(Enumerable.Range(0, Rows).Where(row => row is not (3 or 4 or 5)).Average(Friendly), Alone(session), 1e-9);
        using var document = JsonDocument.Parse(session.Read("out/result.json"));
        Assert.NotEqual(JsonValueKind.Null, document.RootElement.GetProperty("agreement")[0].GetProperty("confidence").ValueKind);
    }

    [Fact]
    public async Task Recorded_probabilities_are_those_of_tokens_and_those_of_a_panel_of_equals()
    {
        await using var server = await StartAsync();
        using var session = Session(Asked(server, "  confidence = tokens\n  answer = distribution\n"));
        Assert.Equal(ExitCode.Success, session.Cdi("label study.cdi --quiet").Code);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi --out out").Code);
        var asked = Estimates(session);
        session.Write("study.cdi", Spec(Recorded));
        var run = session.Cdi("run study.cdi --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Equal(asked.Count, Estimates(session).Count);

        // The client keeps log-probabilities in single precision: p(1 − p) · 2⁻²⁴ (|ln F| + |ln C|), a quarter of 6e-8 times 4 at most.
        Assert.All(asked.Zip(Estimates(session)), each => Assert.Equal(each.First, each.Second, 6e-8));
        session.Write("study.cdi", Spec(Recorded + Recorded.Replace("reader", "second", StringComparison.Ordinal)
            + "llm panel {\n  members = [reader, second]\n  aggregate = mean\n}\n\n", "  llm = panel\n"));
        run = session.Cdi("run study.cdi --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.All(asked.Zip(Estimates(session)), each => Assert.Equal(each.First, each.Second, 6e-8));
    }

    [Fact]
    public void Probabilities_in_a_file_of_their_own_are_joined()
    {
        using var session = Session(Recorded);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi --out out").Code);
        var columns = Estimates(session);
        session.Write("models.csv", "id,said,p_f,p_c\n" + string.Concat(Enumerable.Range(0, Rows).Reverse().Select(row => $"L{row:00},{Cells(row)}\n")));
        session.Write("study.cdi", Spec(Recorded.Replace("    label", "    source = \"models.csv\"\n    key = id\n    label", StringComparison.Ordinal)));
        var run = session.Cdi("run study.cdi --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Equal(columns, Estimates(session));
    }

    private static string Recorded => """
        llm reader {
          on_failure = annotate
          recorded {
            label = said
            probability = [p_f, p_c]
          }
        }

        """;

    /// <summary>The probability of F among the options.</summary>
    private static double Friendly(int row) => ((row * 7 % 10) + 0.5) / 10;

    private static string Cells(int row) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{(Friendly(row) > 0.5 ? "F" : "C")},{Friendly(row):R},{1 - Friendly(row):R}");

    private static Task<LocalModelServer> StartAsync() => LocalModelServer.StartAsync(new()
    {
        Answer = call => Friendly(LabelSession.NumberOf(call)) > 0.5 ? "F" : "C",
        Tokens = call => Friendly(LabelSession.NumberOf(call)) is var friendly
            ? [("F", Math.Log(0.75 * friendly)), ("C", Math.Log(0.75 * (1 - friendly))), ("I", Math.Log(0.25))] : [],
    });

    private static double Alone(CommandSession session)
    {
        using var document = JsonDocument.Parse(session.Read("out/result.json"));
        return document.RootElement.GetProperty("estimates").EnumerateArray().Single(each => each.GetProperty("method").GetString() == "llm_only")
            .GetProperty("point").GetDouble();
    }

    private static List<double> Estimates(CommandSession session)
    {
        using var document = JsonDocument.Parse(session.Read("out/result.json"));
        return [.. document.RootElement.GetProperty("estimates").EnumerateArray().SelectMany(each => new[] { "point", "lower", "upper" }.Select(
            name => each.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN))];
    }

    private static CommandSession Session(string model)
    {
        var session = new CommandSession();
        session.Write("letters.csv", "letter,body,clerk,said,p_f,p_c\n" + string.Concat(Enumerable.Range(0, Rows).Select(
            row => $"L{row:00},letter no. {row}.,{(row * 7 % 10 > 5 != (row % 11 == 3) ? "F" : "C")},{Cells(row)}\n")));
        session.Write("study.cdi", Spec(model));
        return session;
    }

    private static string Asked(LocalModelServer server, string settings) =>
        LetterStudy.Asked("reader", "m-2026-01-15", server.OpenAI, "  temperature = 0\n  on_failure = annotate\n" + settings);

    private static string Spec(string models, string named = "") => LetterStudy.Spec(
        models, "  budget = 30 labels\n  design = uniform\n", $"  method = calibrated\n{named}", "  compare = [llm_only, dsl]\n  write = [json, markdown]\n");
}
