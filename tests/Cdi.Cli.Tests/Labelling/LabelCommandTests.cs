using System.Text.Json;
using Cdi.ModelServer;

namespace Cdi.Cli.Tests.Labelling;

/// <summary><c>cdi label</c>, <c>cdi ledger</c>, and <c>cdi run</c> on what they have put on file.</summary>
public sealed class LabelCommandTests
{
    private const string Priced = "prices {\n  call = 0.01 USD\n}\n";

    [Fact]
    public async Task A_study_is_labelled_and_run_and_nothing_is_asked_twice()
    {
        await using var session = await LabelSession.StartAsync();
        Assert.Contains("CDI9140: `llm reader` has not been asked about 40 of 40 texts, the first of them `L0`.", session.Cdi("run study.cdi").Error);
        var label = session.Cdi("label study.cdi");
        Assert.True(label.Code == ExitCode.Success, label.ToString());
        Assert.Contains("reader: 40 of 40 texts annotated, 0 without an answer, 0 not asked to the end; 40 calls sent now.", label.Output);
        Assert.Contains("0 calls sent now", session.Cdi("label study.cdi").Output);
        Assert.Equal(40, session.Server.Calls);
        var run = session.Cdi("run study.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Equal(40, session.Server.Calls);
    }

    [Fact]
    public async Task A_run_needs_no_server_and_gives_the_same_bytes()
    {
        await using var session = await LabelSession.StartAsync();
        session.Cdi("label study.cdi");
        session.Cdi("run study.cdi --out one");
        await session.Server.DisposeAsync();
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi --out two").Code);
        Assert.Equal(session.Session.Read("one/result.json"), session.Session.Read("two/result.json"));
    }

    [Fact]
    public async Task A_dry_run_counts_and_prices_and_asks_nothing()
    {
        await using var session = await LabelSession.StartAsync(settings: "max_tokens = 5\n  max_cost = 0.25 USD", prices: Priced);
        var dry = session.Cdi("label study.cdi --dry-run");
        Assert.Equal(0, session.Server.Calls);
        Assert.Contains("reader: 40 of 40 texts to ask about, 40 calls, each once.", dry.Output);
        Assert.Contains("about 0.4 USD, at most 0.4 USD", dry.Output);
        Assert.Contains("`max_cost` of 0.25 USD may be reached before all texts are done", dry.Output);
        Assert.False(session.Session.Exists("study.ledger"));
    }

    [Fact]
    public async Task Several_answers_are_counted_priced_asked_once_each_and_reported()
    {
        const string Several = "temperature = 0.7\n  max_tokens = 5\n  calls = 3 calls\n  option_order = rotated\n  confidence = agreement";
        await using var session = await LabelSession.StartAsync(settings: Several, prices: Priced);
        var dry = session.Cdi("label study.cdi --dry-run");
        Assert.Contains("reader: 40 of 40 texts to ask about, 240 calls, each once (6 for a text).", dry.Output);
        Assert.Contains("about 2.4 USD, at most 2.4 USD", dry.Output);
        Assert.Contains("40 of 40 texts annotated, 0 without an answer, 0 not asked to the end; 240 calls sent now.", session.Cdi("label study.cdi").Output);
        Assert.Contains("0 calls sent now", session.Cdi("label study.cdi").Output);
        session.Session.Write("study.cdi", session.Spec(Several, Priced).Replace("[json]", "[json, markdown]", StringComparison.Ordinal));
        var run = session.Cdi("run study.cdi --out report");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Equal(240, session.Server.Calls);
        var report = session.Session.Read("report/report.md");
        Assert.Contains("and the confidence is the share of a text's answers that are its label. It was asked about each text 3 times with the options in each "
            + "of 2 orders, 6 times together; the label is the most frequent answer, of equally frequent ones the option declared first.", report);
        Assert.Contains("(m-2026-01-15, temperature 0.7, 3 calls, 2 orders of the options)", report);
    }

    [Fact]
    public async Task Reasons_and_explanations_are_asked_for_and_reported()
    {
        await using var session = await LabelSession.StartAsync(settings: "reason = before");
        session.Session.Write("study.cdi", session.Spec("reason = before", "").Replace("[json]", "[json, markdown]", StringComparison.Ordinal)
            .Replace("{options}", "{explained_options}", StringComparison.Ordinal)
            .Replace("  F = ", "  /// Thanks or praises.\n  F = ", StringComparison.Ordinal));
        // The server gives no reasons: answers without the mark are none.
        Assert.Contains("40 malformed", session.Cdi("label study.cdi").Output);
        Assert.Contains("F: Friendly (Thanks or praises.)\nC: Curt\n\nLetter:", session.Server.Last?.Prompt);
        Assert.EndsWith("with nothing but the answer behind it.", session.Server.Last?.Prompt);
    }

    [Fact]
    public async Task Probabilities_outside_the_options_are_said()
    {
        await using var session = await LabelSession.StartAsync(settings: "confidence = tokens");
        // The server tells the answer with probability exp(-0.1), and a word that is no option.
        Assert.Contains("probability outside the options: 0.0952 in the mean, 0.0952 at most, for L0", session.Cdi("label study.cdi").Output);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi").Code);
    }

    [Fact]
    public async Task A_model_has_prices_of_its_own_and_the_result_says_what_its_labels_cost()
    {
        await using var session = await LabelSession.StartAsync(settings: "prices {\n    call = 0.02 USD\n  }", prices: Priced);
        Assert.Contains("about 0.8 USD, at most 0.8 USD", session.Cdi("label study.cdi --dry-run").Output);
        session.Cdi("label study.cdi");
        var run = session.Cdi("run study.cdi --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var document = JsonDocument.Parse(session.Session.Read("out/result.json"));
        var model = Assert.Single(document.RootElement.GetProperty("models").EnumerateArray());
        Assert.Equal(0.8, model.GetProperty("cost").GetDouble());
        Assert.Equal("USD", model.GetProperty("currency").GetString());
        var saved = model.GetProperty("labels_saved");
        if (saved.ValueKind == JsonValueKind.Null) Assert.Equal(JsonValueKind.Null, model.GetProperty("labels_saved_per_unit").ValueKind);
        else Assert.Equal(saved.GetDouble() / 0.8, model.GetProperty("labels_saved_per_unit").GetDouble(), 1e-12);
    }

    [Fact]
    public async Task A_cost_that_is_unknown_is_said_to_be()
    {
        await using var session = await LabelSession.StartAsync();
        Assert.Contains("cost unknown: the study states no price", session.Cdi("label study.cdi --dry-run").Output);
        Assert.Contains("40 answers, 40 of unknown cost", session.Cdi("label study.cdi").Output);
    }

    [Fact]
    public async Task Spending_stops_below_max_cost_with_one_message()
    {
        await using var session = await LabelSession.StartAsync(settings: "max_tokens = 5\n  max_cost = 0.25 USD", prices: Priced);
        var label = session.Cdi("label study.cdi --concurrency 4");
        Assert.Equal(ExitCode.UserError, label.Code);
        Assert.Contains("`max_cost` of `llm reader` is reached: 0.25 USD are spent, and the next call may cost 0.01.", label.Error);
        Assert.Equal(25, session.Server.Calls);
        Assert.Contains("25 answers, 0.25 USD", session.Cdi("ledger show study.cdi").Output);
    }

    [Fact]
    public async Task Answers_that_are_none_are_listed_by_kind_and_go_to_humans()
    {
        await using var session = await LabelSession.StartAsync(call => (LabelSession.NumberOf(call) % 20) switch
        {
            1 => ServerFault.Prose,
            2 => ServerFault.Refusal,
            3 => ServerFault.WrongOption,
            _ => ServerFault.None,
        });
        var label = session.Cdi("label study.cdi");
        Assert.True(label.Code == ExitCode.Success, label.ToString());
        Assert.Contains("34 of 40 texts annotated, 6 without an answer", label.Output);
        Assert.Contains("2 refused: L2, L22", label.Output);
        Assert.Contains("2 malformed: L1, L21", label.Output);
        Assert.Contains("2 out of options: L3, L23", label.Output);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi").Code);
    }

    [Fact]
    public async Task A_study_that_retries_asks_again()
    {
        await using var session = await LabelSession.StartAsync(
            call => call.Time == 1 && LabelSession.NumberOf(call) == 7 ? ServerFault.Prose : ServerFault.None, "on_failure = retry(3)");
        Assert.Contains("40 of 40 texts annotated", session.Cdi("label study.cdi").Output);
        Assert.Equal(41, session.Server.Calls);
    }

    [Fact]
    public async Task A_limit_asks_about_so_many_texts()
    {
        await using var session = await LabelSession.StartAsync();
        Assert.Contains("10 of 40 texts annotated", session.Cdi("label study.cdi --limit 10").Output);
        Assert.Contains("has not been asked about 30 of 40 texts, the first of them `L10`", session.Cdi("run study.cdi").Error);
    }

    [Fact]
    public async Task A_ledger_is_shown_verified_exported_and_imported()
    {
        await using var session = await LabelSession.StartAsync();
        session.Cdi("label study.cdi");
        Assert.StartsWith("80 entries, whole; the last digest is ", session.Cdi("ledger verify study.cdi").Output);
        Assert.Contains("80 entries in calls.jsonl", session.Cdi("ledger export study.cdi --out calls.jsonl").Output);
        File.Delete(Path.Combine(session.Session.Folder, "study.ledger"));
        Assert.Contains("has no ledger yet", session.Cdi("ledger show study.cdi").Error);
        Assert.Contains("80 entries added", session.Cdi("ledger import study.cdi calls.jsonl").Output);
        Assert.Contains("0 entries added", session.Cdi("ledger import study.cdi calls.jsonl").Output);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi").Code);
        Assert.Equal(40, session.Server.Calls);
    }

    [Fact]
    public async Task Keys_go_to_their_own_host_and_into_no_file_or_message()
    {
        await using var session = await LabelSession.StartAsync(_ => ServerFault.Unauthorised);
        const string Foreign = "sk-openai-planted-secret", Own = "local-planted-secret";
        session.Session["OPENAI_API_KEY"] = Foreign;
        session.Session["ANTHROPIC_API_KEY"] = Foreign;
        var without = session.Cdi("label study.cdi");
        Assert.Equal("none", session.Server.Last?.Key);
        var variable = $"CDI_API_KEY_127_0_0_1_{session.Server.Address.Port}";
        Assert.Contains($"Check the key (`{variable}`, which is not set), the name of the model", without.Error);
        session.Session[variable] = Own;
        var with = session.Cdi("label study.cdi");
        Assert.Equal(Own, session.Server.Last?.Key);
        Assert.Contains("accepts no call: HTTP 401", with.Error);
        Assert.Contains($"Check the key (`{variable}`), the name of the model", with.Error);
        Assert.Contains("[key]", with.Error);
        var files = Directory.EnumerateFiles(session.Session.Folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText);
        Assert.All([without.ToString(), with.ToString(), .. files], text =>
        {
            Assert.DoesNotContain(Foreign, text);
            Assert.DoesNotContain(Own, text);
        });
    }

    [Fact]
    public void A_key_that_is_not_set_is_named_before_anything_is_sent()
    {
        using var session = new CommandSession();
        session.Write("data.csv", "ticket,body,person,model\nt1,Please,A,A\nt2,Now,B,B\n");
        var page = File.ReadAllText(Path.Combine(Testing.SharedFolder.Repository, "specs", "diagnostics", "CDI9140.md"));
        session.Write("study.cdi", page.Split("```cdi\n")[1].Split("```")[0]);
        var label = session.Cdi("label study.cdi");
        Assert.Equal(ExitCode.UserError, label.Code);
        Assert.Contains("is asked at api.openai.com, which needs a key, and OPENAI_API_KEY is not set.", label.Error);
        Assert.Contains("dotnet user-secrets set --id cdi OPENAI_API_KEY KEY", label.Error);
        Assert.False(session.Exists("study.ledger"));
    }

    [Fact]
    public async Task A_second_process_on_a_file_is_refused_in_one_message_before_it_asks_anything()
    {
        await using var session = await LabelSession.StartAsync();
        session.Cdi("label study.cdi --limit 1");
        await using var first = Cdi.Ledgers.Calls.SqliteCallLedger.Open(Path.Combine(session.Session.Folder, "study.ledger"), TimeProvider.System);
        var second = session.Cdi("label study.cdi");
        Assert.Equal(ExitCode.UserError, second.Code);
        Assert.Contains("study.ledger: another process makes calls for this study.", second.Error);
        Assert.Equal(1, session.Server.Calls);
    }

    [Theory]
    [InlineData("--limit 0", "`--limit` takes a whole number of 1 or more, found `0`.")]
    [InlineData("--concurrency many", "`--concurrency` takes a whole number of 1 or more, found `many`.")]
    public async Task Numbers_that_are_none_are_refused(string option, string message)
    {
        await using var session = await LabelSession.StartAsync();
        Assert.Contains(message, session.Cdi("label study.cdi " + option).Error);
        Assert.Equal(0, session.Server.Calls);
    }
}
