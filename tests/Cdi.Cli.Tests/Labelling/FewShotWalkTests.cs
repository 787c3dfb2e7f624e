using System.Text.Json;

namespace Cdi.Cli.Tests.Labelling;

/// <summary>A live study whose model is shown labelled texts, from the first text drawn to the report, as an author types it.</summary>
public sealed class FewShotWalkTests
{
    [Fact]
    public async Task People_label_the_examples_the_model_is_asked_about_the_others_and_the_study_runs()
    {
        await using var live = await FewShotSession.StartAsync();
        var early = live.Cdi("label study.cdi");
        Assert.Equal(ExitCode.UserError, early.Code);
        Assert.Contains("CDI9166: Prompts of `llm reader` show texts with their labels, and 10 of 10 texts that people label for it have none", early.Error);
        var dry = live.Cdi("label study.cdi --dry-run");
        Assert.Equal(ExitCode.Success, dry.Code);
        Assert.Contains("CDI9166", dry.Error);
        Assert.Contains("CDI9166", live.Cdi("run study.cdi").Error);
        Assert.Contains("next: cdi next study.cdi", live.Typed("status study.cdi"));

        Assert.Contains("round 1, 10 texts to label as examples, before a model is asked: study-round-1.csv", live.Typed("next study.cdi"));
        var pool = live.Keys("study-round-1.csv");
        live.FillIn("study-round-1.csv");
        Assert.Contains("next: cdi label study.cdi", live.Typed("import study.cdi study-round-1.csv"));
        var blocked = live.Cdi("next study.cdi");
        Assert.Equal(ExitCode.UserError, blocked.Code);
        Assert.Contains("CDI9140: `llm reader` has not been asked about 50 of 60 texts", blocked.Error);
        Assert.Matches(@"examples\s+10\s+10\s+10\s+0\s+0\n", live.Typed("status study.cdi"));

        Assert.Contains("reader: 50 of 50 texts to ask about, 50 calls, each once.", live.Typed("label study.cdi --dry-run"));
        var label = live.Typed("label study.cdi");
        Assert.Contains("reader: 50 of 50 texts annotated, 0 without an answer, 0 not asked to the end; 50 calls sent now.", label);
        Assert.Contains("10 texts set apart as examples, about which it is not asked", label);
        Assert.Equal(50, live.Server.Calls);
        Assert.DoesNotContain(live.Prompts, prompt => pool.Contains($"k{FewShotSession.NumberOf(prompt):000}"));

        Assert.Contains("round 2, 20 texts to label: study-round-2.csv", live.Typed("next study.cdi"));
        Assert.Empty(live.Keys("study-round-2.csv").Intersect(pool));
        live.FillIn("study-round-2.csv");
        Assert.Contains("next: cdi run study.cdi", live.Typed("import study.cdi study-round-2.csv"));
        live.Typed("run study.cdi");
        AssertReport(live, pool);
    }

    [Fact]
    public async Task Every_prompt_shows_as_many_of_each_option_with_the_labels_that_people_gave()
    {
        await using var live = await FewShotSession.StartAsync();
        Label(live);
        var shown = live.Prompts.Select(prompt => prompt.Split("N: Not so\n\n")[1].Split("\n\nText: ")[0]).Distinct().ToList();
        var examples = Assert.Single(shown).Split("\n\n");
        Assert.Equal(4, examples.Length);
        Assert.Equal(2, examples.Count(example => example.EndsWith("\nAnswer: Y", StringComparison.Ordinal)));
        var pool = live.Keys("study-round-1.csv");
        Assert.All(examples, example =>
        {
            var number = int.Parse(example.Split("no. ")[1].Split('.')[0]);
            Assert.Contains($"k{number:000}", pool);
            Assert.EndsWith(number % 3 == 0 ? "Answer: Y" : "Answer: N", example);
        });
    }

    [Fact]
    public async Task The_order_of_rows_changes_neither_prompts_nor_draws()
    {
        await using var one = await FewShotSession.StartAsync();
        await using var other = await FewShotSession.StartAsync(areReversed: true);
        foreach (var live in new[] { one, other }) Complete(live);
        Assert.Equal(one.Prompts.Order(StringComparer.Ordinal), other.Prompts.Order(StringComparer.Ordinal));
        Assert.Equal(one.Keys("study-round-2.csv"), other.Keys("study-round-2.csv"));
    }

    [Fact]
    public async Task A_run_gives_the_same_bytes_without_a_server()
    {
        await using var live = await FewShotSession.StartAsync();
        Complete(live);
        live.Typed("run study.cdi --out one");
        await live.Server.DisposeAsync();
        live.Typed("run study.cdi --out two");
        Assert.Equal(live.Session.Read("one/result.json"), live.Session.Read("two/result.json"));
    }

    [Fact]
    public async Task A_correction_before_the_next_draw_changes_the_prompt_and_a_later_one_does_not()
    {
        await using var live = await FewShotSession.StartAsync("examples = 10 from labelled");
        Label(live);
        Correct(live, "Y");
        Assert.Contains("next: cdi label study.cdi", live.Typed("status study.cdi"));
        Assert.Contains("50 calls sent now", live.Typed("label study.cdi"));
        live.Typed("next study.cdi");
        Correct(live, "N");
        Assert.Contains("0 calls sent now", live.Typed("label study.cdi"));
        live.FillIn("study-round-2.csv");
        live.Typed("import study.cdi study-round-2.csv");
        live.Typed("run study.cdi");
    }

    [Fact]
    public async Task Texts_that_people_cannot_label_are_not_shown_and_stay_in_the_stratum()
    {
        await using var live = await FewShotSession.StartAsync("examples = 10 from labelled", human: "  nonresponse = weights\n");
        live.Typed("next study.cdi");
        var silent = live.Keys("study-round-1.csv").Take(2).ToList();
        live.FillIn("study-round-1.csv", key => silent.Contains(key) ? "cannot say" : null);
        live.Typed("import study.cdi study-round-1.csv");
        var label = live.Cdi("label study.cdi");
        Assert.Equal(ExitCode.Success, label.Code);
        Assert.Contains(
            "CDI9167: Prompts of `llm reader` show fewer examples than the study says: 8 of 10 texts labelled for it have a label, for 10", label.Error);
        Assert.All(live.Prompts, prompt => Assert.Equal(8, prompt.Split("\nAnswer: ").Length - 1));
        live.Typed("next study.cdi");
        live.FillIn("study-round-2.csv");
        live.Typed("import study.cdi study-round-2.csv");
        Assert.Contains("CDI9167", live.Cdi("run study.cdi").Error);
    }

    [Fact]
    public async Task The_nearest_examples_differ_from_text_to_text()
    {
        await using var live = await FewShotSession.StartAsync("examples = 2 from labelled, pool = 10 texts, choose = nearest");
        Label(live);
        var shown = live.Prompts.Select(prompt => prompt.Split("N: Not so\n\n")[1].Split("\n\nText: ")[0]).ToList();
        Assert.All(shown, examples => Assert.Equal(2, examples.Split("\n\n").Length));
        Assert.True(shown.Distinct().Count() > 1);
    }

    [Fact]
    public async Task A_pool_of_another_size_is_another_study_once_texts_are_drawn()
    {
        await using var live = await FewShotSession.StartAsync();
        live.Typed("next study.cdi");
        live.Write("examples = 4 from labelled, pool = 12 texts, balance = yes");
        Assert.Contains("CDI9123: The labels of this ledger were collected for another study: `texts labelled as examples` was `10 (",
            live.Cdi("status study.cdi").Error);
        live.Write("examples = 2 from labelled, pool = 10 texts");
        live.Typed("status study.cdi");
    }

    [Fact]
    public async Task A_design_that_learns_goes_through_all_its_rounds()
    {
        await using var live = await FewShotSession.StartAsync(
            sampling: "budget = 30 labels\n  burn_in = 8 labels                     // allow CDI5008: a test\n  rounds = 2\n  tau = 0.3\n  design = error");
        Complete(live);
        live.Typed("run study.cdi");
        Assert.Equal(["examples", "burn-in", "round 1", "round 2"],
            ScriptedPerson.Rows(live.Session.Read("study-report/draws.csv")).Select(row => row["block"]).Distinct().OrderBy(block => block switch
            {
                "examples" => 0, "burn-in" => 1, "round 1" => 2, _ => 3,
            }));
    }

    private static void AssertReport(FewShotSession live, IReadOnlyList<string> pool)
    {
        var draws = ScriptedPerson.Rows(live.Session.Read("study-report/draws.csv")).ToList();
        Assert.All(draws.Where(row => pool.Contains(row["key"])), row => Assert.Equal(("examples", "1", "TRUE"), (row["block"], row["pi"], row["labelled"])));
        Assert.All(draws.Where(row => !pool.Contains(row["key"])), row => Assert.Equal(("round 1", "0.4"), (row["block"], row["pi"])));
        using var result = JsonDocument.Parse(live.Session.Read("study-report/result.json"));
        Assert.Equal((10, 30), (result.RootElement.GetProperty("design").GetProperty("examples").GetInt32(),
            result.RootElement.GetProperty("design").GetProperty("labels").GetInt32()));
        var agreement = result.RootElement.GetProperty("agreement")[0];
        Assert.Equal((50, 10, 20), (agreement.GetProperty("answered").GetInt32(), agreement.GetProperty("set_apart").GetInt32(),
            agreement.GetProperty("compared").GetInt32()));

        // Of the texts that the model was asked about, the share that it says is so.
        var alone = result.RootElement.GetProperty("estimates").EnumerateArray().Single(row => row.GetProperty("method").GetString() == "llm_only");
        var asked = Enumerable.Range(1, FewShotSession.Texts).Where(row => !pool.Contains($"k{row:000}")).ToList();
        Assert.Equal(asked.Count(row => row % 3 == 0 || row % 7 == 0) / 50.0, alone.GetProperty("point").GetDouble(), 1e-9);
        var report = live.Session.Read("study-report/report.md").Replace('\u00a0', ' ');
        Assert.Contains("Its prompts showed up to 4 texts with the labels that people gave them, as many of each option, chosen at random; 10 texts were "
            + "labelled for that before all others and with certainty (π = 1), paid from the budget.", report);
        Assert.Contains("The other texts to label were drawn as a simple random sample of fixed size.", report);
        Assert.Contains("(a text of the corpus)\nAnswer: ", report);
    }

    private static void Label(FewShotSession live)
    {
        live.Typed("next study.cdi");
        live.FillIn("study-round-1.csv");
        live.Typed("import study.cdi study-round-1.csv");
        live.Typed("label study.cdi");
    }

    private static void Complete(FewShotSession live)
    {
        Label(live);
        while (live.Typed("next study.cdi") is var next && next.Contains("to label", StringComparison.Ordinal))
        {
            var import = next.Split("next: cdi ")[1].Trim();
            live.FillIn(import.Split(' ')[^1]);
            live.Typed(import);
        }
    }

    private static void Correct(FewShotSession live, string answer)
    {
        var key = live.Keys("study-round-1.csv")[0];
        live.Session.Write("corrected.csv", $"key,label\n{key},{answer}\n");
        live.Cdi("import study.cdi corrected.csv --correct");
    }
}
