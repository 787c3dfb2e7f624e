using System.Text.Json;
using Cdi.ModelServer;

namespace Cdi.Cli.Tests.Labelling;

/// <summary>Calls that a provider does not take: a text of its own among others, or all of them, where the fault is in what every call says.</summary>
public sealed class RejectedCallsTests
{
    [Fact]
    public async Task A_provider_that_takes_no_call_stops_the_command_and_is_asked_again_once_it_is_mended()
    {
        var isMended = false;
        await using var session = await LabelSession.StartAsync(_ => isMended ? ServerFault.None : ServerFault.Rejected);
        var label = session.Cdi("label study.cdi --concurrency 1");
        Assert.Equal((ExitCode.UserError, 10L), (label.Code, session.Server.Calls));
        Assert.Contains("The provider of `llm reader` rejects every call: HTTP 400", label.Error);
        Assert.Contains("This text is too long.", label.Error);
        Assert.Contains("what was rejected costs nothing and is asked again", label.Error);
        Assert.Contains("0 of 40 texts annotated, 10 without an answer, 30 not asked to the end; 10 calls sent now.", label.Output);
        var show = session.Cdi("ledger show study.cdi").Output;
        Assert.Contains("10 calls without an answer", show);
        Assert.Contains("10 rejected, the first: HTTP 400", show);
        Assert.Contains("This text is too long.", show);
        Assert.Contains("40 of 40 texts to ask about", session.Cdi("label study.cdi --dry-run").Output);
        isMended = true;
        Assert.Contains("40 of 40 texts annotated, 0 without an answer", session.Cdi("label study.cdi").Output);
        Assert.Equal(50, session.Server.Calls);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi").Code);
    }

    [Fact]
    public async Task A_few_texts_that_are_all_rejected_stop_the_command_too()
    {
        await using var session = await LabelSession.StartAsync(_ => ServerFault.Rejected);
        var label = session.Cdi("label study.cdi --limit 3 --concurrency 1");
        Assert.Equal((ExitCode.UserError, 3L), (label.Code, session.Server.Calls));
        Assert.Contains("rejects every call: HTTP 400", label.Error);
        // The next texts come first: those that were rejected may be rejected for good.
        session.Cdi("label study.cdi --limit 3 --concurrency 1");
        Assert.Contains("no. 5.", session.Server.Last?.Prompt);
    }

    [Fact]
    public async Task Some_texts_that_are_rejected_are_left_until_they_are_asked_for()
    {
        var isMended = false;
        await using var session = await LabelSession.StartAsync(
            call => !isMended && LabelSession.NumberOf(call) % 20 == 7 ? ServerFault.Rejected : ServerFault.None);
        var label = session.Cdi("label study.cdi");
        Assert.True(label.Code == ExitCode.Success, label.ToString());
        Assert.Contains("2 rejected: L7, L27", label.Output);
        Assert.Contains("on the first that it rejected: HTTP 400", label.Output);
        isMended = true;
        Assert.Contains("0 calls sent now", session.Cdi("label study.cdi").Output);
        Assert.Contains("2 of 40 texts to ask about", session.Cdi("label study.cdi --rejected --dry-run").Output);
        Assert.Contains("40 of 40 texts annotated, 0 without an answer, 0 not asked to the end; 2 calls sent now.",
            session.Cdi("label study.cdi --rejected").Output);
        Assert.Equal(42, session.Server.Calls);
    }

    [Fact]
    public async Task A_batch_of_which_every_call_is_rejected_is_submitted_again_by_the_next_command()
    {
        var isMended = false;
        await using var session = await LabelSession.StartAsync(_ => isMended ? ServerFault.None : ServerFault.Rejected);
        var label = session.Cdi("label study.cdi --batch");
        Assert.Equal((ExitCode.UserError, 1), (label.Code, session.Server.Batches.Count));
        Assert.Contains("rejects every call: ", label.Error);
        isMended = true;
        Assert.Contains("40 of 40 texts annotated", session.Cdi("label study.cdi --batch").Output);
        Assert.Equal([40, 40], session.Server.Batches.Select(batch => batch.Calls.Count));
    }

    [Fact]
    public async Task One_call_is_one_call()
    {
        await using var session = await LabelSession.StartAsync();
        Assert.Contains("; 1 call sent now.", session.Cdi("label study.cdi --limit 1").Output);
    }

    [Fact]
    public async Task One_answer_that_was_lost_on_its_way_is_one_call_that_may_have_been_paid_for()
    {
        await using var session = await LabelSession.StartAsync(
            call => call.Time == 1 && LabelSession.NumberOf(call) == 5 ? ServerFault.BrokenStream : ServerFault.None);
        var label = session.Cdi("label study.cdi");
        Assert.Contains("40 of 40 texts annotated", label.Output);
        Assert.Contains("  1 call may have been paid for without an answer:\n", label.Output);
    }

    [Fact]
    public async Task Lost_calls_are_counted_apart_from_calls_that_cost_nothing_or_were_answered()
    {
        await using var session = await LabelSession.StartAsync(call => LabelSession.NumberOf(call) switch
        {
            20 => ServerFault.Rejected,
            < 12 when call.Time == 1 => ServerFault.BrokenStream,
            30 when call.Time == 1 => ServerFault.ServerError,
            _ => ServerFault.None,
        }, settings: "max_tokens = 5", prices: "prices {\n  call = 0.01 USD\n}\n");
        session.Cdi("label study.cdi --limit 1 --concurrency 1");
        Assert.Contains("\"lost\": {\n    \"count\": 1,", session.Cdi("ledger show study.cdi --format json").Output);
        session.Cdi("label study.cdi");
        var show = session.Cdi("ledger show study.cdi").Output;
        Assert.Contains("39 answers, 0.39 USD; 14 calls without an answer", show);
        Assert.Contains("  lost, perhaps paid: 12 calls (12 broken), 0.12 USD at most\n", show);
        Assert.Equal(12, show.Split('\n').Count(line => line.EndsWith("0.01 USD at most, broken", StringComparison.Ordinal)));
        using var document = JsonDocument.Parse(session.Cdi("ledger show study.cdi --format json").Output);
        var (root, lost) = (document.RootElement, document.RootElement.GetProperty("lost"));
        Assert.Equal((40, 39), (root.GetProperty("requests").GetInt32(), root.GetProperty("answers").GetInt32()));
        Assert.Equal("0.39", root.GetProperty("spent")[0].GetProperty("amount").ToString());
        Assert.Equal(14, root.GetProperty("without_answer").GetProperty("count").GetInt32());
        Assert.Equal((12, 12), (lost.GetProperty("count").GetInt32(), lost.GetProperty("calls").GetArrayLength()));
        Assert.Equal("0.12", lost.GetProperty("at_most")[0].GetProperty("amount").ToString());
        Assert.All(lost.GetProperty("calls").EnumerateArray(), call => Assert.Equal("broken", call.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_ledger_without_lost_calls_says_so()
    {
        await using var session = await LabelSession.StartAsync();
        session.Cdi("label study.cdi");
        Assert.Contains("  lost, perhaps paid: no call\n", session.Cdi("ledger show study.cdi").Output);
        Assert.Contains("\"count\": 0,", session.Cdi("ledger show study.cdi --format json").Output);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-50, -2)]
    [InlineData(100, -2)]
    public async Task A_usage_that_cannot_be_is_an_unknown_one_and_calls_count_at_their_most(int input, int output)
    {
        await using var session = await LabelSession.StartAsync(settings: "max_tokens = 5\n  max_cost = 0.01 USD",
            prices: "prices {\n  input = 2 USD\n  output = 8 USD\n}\n", usage: (input, output));
        var label = session.Cdi("label study.cdi --concurrency 1");
        Assert.Equal(ExitCode.UserError, label.Code);
        Assert.Contains("`max_cost` of `llm reader` is reached", label.Error);
        Assert.InRange(session.Server.Calls, 5, 39);
        Assert.Contains($"{session.Server.Calls} answers, {session.Server.Calls} of unknown cost", label.Output);
    }

    [Fact]
    public async Task A_command_that_a_signal_ends_says_what_is_on_file_and_how_to_go_on()
    {
        using var signal = new CancellationTokenSource();
        await using var session = await LabelSession.StartAsync(call =>
        {
            if (LabelSession.NumberOf(call) == 5) signal.Cancel();
            return ServerFault.None;
        });
        var label = session.Session.Cdi("label study.cdi --concurrency 1", signal.Token);
        Assert.Equal(ExitCode.Interrupted, label.Code);
        Assert.EndsWith("cdi: interrupted; answers that came are on file; `cdi label study.cdi` goes on from there.\n", label.Error);
        Assert.Contains("on file: 6 answers", label.Output);
        Assert.Contains("34 calls sent now", session.Cdi("label study.cdi").Output);
    }

    [ProcessTheory]
    [InlineData("pipe", "a named pipe")]
    [InlineData("/dev/zero", "a device")]
    [InlineData(".", "a folder")]
    public async Task An_import_reads_ordinary_files_only(string name, string kind)
    {
        await using var session = await LabelSession.StartAsync();
        await BuiltCommand.ShellAsync(session.Session.Folder, "mkfifo pipe");
        var import = session.Cdi($"ledger import study.cdi {name}");
        Assert.Equal(ExitCode.UserError, import.Code);
        Assert.StartsWith($"cdi: `{name}` is {kind}.\n  hint: ", import.Error);
        Assert.Contains("There is no file `none`.", session.Cdi("ledger import study.cdi none").Error);
    }
}
