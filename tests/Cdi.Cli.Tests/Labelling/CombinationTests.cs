using System.Text.Json;
using Cdi.Cli.Tests.Questions;
using Cdi.ModelServer;

namespace Cdi.Cli.Tests.Labelling;

/// <summary>Ways of asking that are told apart elsewhere, together: orders, prompts, probabilities, questions, pools, batches, strata and several
/// models.</summary>
public sealed class CombinationTests
{
    private const string Second = """"
        llm second {
          model = "n-2026-01-15"
          base_url = "SERVER"
          temperature = 0
          label = """
            Answer with one letter, is it so?
            {options}

            {examples}

            Text: {body}
            """
          examples = 3 from labelled, pool = 6 texts
          on_failure = annotate
        }

        llm panel {
          members = [reader, second]
        }

        human people {
        """";

    [Fact]
    public async Task Orders_prompts_and_probabilities_of_tokens_go_together_with_several_questions()
    {
        await using var server = await LocalModelServer.StartAsync(new() { Answer = Right });
        using var session = new CommandSession();
        session.Write("data.csv", HateStudy.Corpus());
        session.Write("study.cdi", HateStudy.Spec($$""""
              model = "m-2026-01-15"
              base_url = "{{server.OpenAI}}"
              temperature = 0
              option_order = rotated
              confidence = tokens
              label = [
                """
                  {question} Answer with one word.
                  {options}

                  Post: {body}
                  """,
                """
                  Read the post, and answer with one word. {question}
                  {options}

                  Post: {body}
                  """,
              ]
              on_failure = annotate
            """", HateStudy.Coded("    attack = h_attack where { 1 = yes, 0 = no }\n    group = h_group")));

        // Two orders of two answers and three of three, each by two prompts.
        var attacks = Enumerable.Range(0, HateStudy.Texts).Count(row => HateStudy.Model(row).Attack == "yes");
        Assert.Contains($"{HateStudy.Texts * 10} calls, each once", session.Cdi("label study.cdi --dry-run").Output);
        var label = session.Cdi("label study.cdi");
        Assert.True(label.Code == ExitCode.Success, label.ToString());
        Assert.Equal((4 * HateStudy.Texts) + (6 * attacks), server.Calls);
        Assert.Contains($"answers: attack {HateStudy.Texts}, group {attacks}", label.Output);

        // The server tells the answer with probability exp(−.1): of two questions .1813 is left outside at most, and the label has .8187.
        Assert.Contains("0.1813 at most", label.Output);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi --quiet --out out").Code);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        var agreement = result.RootElement.GetProperty("agreement")[0];
        Assert.Equal(HateStudy.Texts, agreement.GetProperty("answered").GetInt32());
        Assert.NotEqual(JsonValueKind.Null, agreement.GetProperty("confidence").ValueKind);
        var report = session.Read("out/report.md");
        Assert.Contains("| 0.8 – 0.9 |", report);
        Assert.Contains("| 0.9 – 1 |", report);
        Assert.Contains("put one after the other as long as the label hangs on them. Each was put several times with its options in several orders",
            report);
        Assert.Contains("0 calls sent now", session.Cdi("label study.cdi").Output);
    }

    [Fact]
    public async Task A_pool_of_examples_is_left_out_of_batches()
    {
        await using var live = await FewShotSession.StartAsync();
        LabelPool(live);
        var label = live.Typed("label study.cdi --batch");
        Assert.Contains("reader: 50 of 50 texts annotated, 0 without an answer, 0 not asked to the end; 50 calls sent now.", label);
        Assert.Equal([50], live.Server.Batches.Select(batch => batch.Calls.Count));
        var pool = live.Keys("study-round-1.csv");
        Assert.DoesNotContain(live.Prompts, prompt => pool.Contains($"k{FewShotSession.NumberOf(prompt):000}"));
        Complete(live);
        live.Typed("run study.cdi");
    }

    [Fact]
    public async Task Models_with_pools_of_their_own_share_the_largest_and_a_panel_of_them_leaves_it_out()
    {
        await using var live = await FewShotSession.StartAsync();
        live.Session.Write("study.cdi", live.Session.Read("study.cdi").Replace("human people {", Second.Trim(), StringComparison.Ordinal)
            .Replace("SERVER", live.Server.OpenAI.ToString(), StringComparison.Ordinal)
            .Replace("  method = calibrated\n", "  method = calibrated\n  llm = panel\n", StringComparison.Ordinal));
        Assert.Contains("10 texts to label as examples", live.Typed("next study.cdi"));
        live.FillIn("study-round-1.csv");
        live.Typed("import study.cdi study-round-1.csv");
        var label = live.Typed("label study.cdi");
        Assert.Contains("reader: 50 of 50 texts annotated", label);
        Assert.Contains("second: 54 of 54 texts annotated", label);
        Complete(live);
        live.Typed("run study.cdi");
        using var result = JsonDocument.Parse(live.Session.Read("study-report/result.json"));
        Assert.Equal([("reader", 50, 10), ("second", 54, 6), ("panel", 50, 10)], result.RootElement.GetProperty("agreement").EnumerateArray().Select(
            each => (each.GetProperty("llm").GetString() ?? "", each.GetProperty("answered").GetInt32(), each.GetProperty("set_apart").GetInt32())));

        // No text of the largest pool is in what the panel alone says.
        var pool = live.Keys("study-round-1.csv");
        var asked = Enumerable.Range(1, FewShotSession.Texts).Where(row => !pool.Contains($"k{row:000}")).ToList();
        var alone = result.RootElement.GetProperty("estimates").EnumerateArray().Single(row => row.GetProperty("method").GetString() == "llm_only");
        Assert.Equal(asked.Count(row => row % 3 == 0 || row % 7 == 0) / 50.0, alone.GetProperty("point").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task A_pool_is_taken_out_of_the_strata_of_given_labels()
    {
        await using var live = await FewShotSession.StartAsync(
            human: "  recorded {\n    label = people where { yes = Y, no = N }\n  }\n", sampling: "given = uniform, strata = long");
        live.Session.Write("data.csv", string.Concat(live.Corpus.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, row) =>
            (row > 0 && row / 2 % 5 < 2 ? line[..(line.LastIndexOf(',') + 1)] : line) + "\n")));
        live.Typed("label study.cdi");
        Assert.Equal(50, live.Server.Calls);
        var run = live.Cdi("run study.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        var rows = ScriptedPerson.Rows(live.Session.Read("study-report/draws.csv")).ToList();
        var examples = rows.Where(row => row["pi"] == "1").Select(row => row["key"]).ToHashSet();
        Assert.Equal(10, examples.Count);
        Assert.DoesNotContain(live.Prompts, prompt => examples.Contains($"k{FewShotSession.NumberOf(prompt):000}"));

        // In each stratum the other labels are a draw of the other texts.
        foreach (var stratum in new[] { 0, 1 })
        {
            var others = rows.Where(row => !examples.Contains(row["key"])
                && int.Parse(row["key"][1..], System.Globalization.CultureInfo.InvariantCulture) % 2 == stratum).ToList();
            var share = others.Count(row => row["labelled"] == "TRUE") / (double)others.Count;
            Assert.All(others, row => Assert.Equal(share, double.Parse(row["pi"], System.Globalization.CultureInfo.InvariantCulture), 1e-9));
        }
    }

    private static string Right(ServedCall call)
    {
        var row = int.Parse(call.Prompt.Split("no. ")[1].Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);
        return call.Prompt.Contains("Does the post attack", StringComparison.Ordinal) ? HateStudy.Model(row).Attack : HateStudy.Model(row).Group;
    }

    private static void LabelPool(FewShotSession live)
    {
        live.Typed("next study.cdi");
        live.FillIn("study-round-1.csv");
        live.Typed("import study.cdi study-round-1.csv");
    }

    private static void Complete(FewShotSession live)
    {
        while (live.Typed("next study.cdi") is var next && next.Contains("to label", StringComparison.Ordinal))
        {
            var import = next.Split("next: cdi ")[1].Trim();
            live.FillIn(import.Split(' ')[^1]);
            live.Typed(import);
        }
    }
}
