using Cdi.ModelServer;

namespace Cdi.Cli.Tests.Labelling;

/// <summary><c>cdi label --batch</c>.</summary>
public sealed class LabelBatchTests
{
    private const string Priced = "prices {\n  call = 0.01 USD\n}\n";

    [Fact]
    public async Task A_study_is_labelled_by_a_batch_at_half_the_price_and_run()
    {
        await using var session = await LabelSession.StartAsync(prices: Priced);
        Assert.Contains("about 0.2 USD, at most 0.2 USD", session.Cdi("label study.cdi --batch --dry-run").Output);
        var label = session.Cdi("label study.cdi --batch");
        Assert.True(label.Code == ExitCode.Success, label.ToString());
        Assert.Contains("reader: 40 of 40 texts annotated, 0 without an answer, 0 not asked to the end; 40 calls sent now.", label.Output);
        Assert.Contains("40 answers, 0.2 USD; 0 calls without an answer", label.Output);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi").Code);
        Assert.StartsWith("83 entries, whole; ", session.Cdi("ledger verify study.cdi").Output);
        Assert.Equal((1, 40L), (session.Server.Batches.Count, session.Server.Charged));
    }

    [Fact]
    public async Task A_batch_that_is_not_waited_for_is_shown_and_collected_later()
    {
        await using var session = await LabelSession.StartAsync(prices: Priced, batchLooks: 1);
        var submitted = session.Cdi("label study.cdi --batch --no-wait");
        Assert.True(submitted.Code == ExitCode.Success, submitted.ToString());
        Assert.Contains("under way, to be collected by the same command later: batch batch_1: 0 of 40 calls done", submitted.Output);
        Assert.Contains("batch batch_1: 40 calls of m-2026-01-15, since ", session.Cdi("ledger show study.cdi").Output);
        var alone = session.Cdi("label study.cdi");
        Assert.Equal((ExitCode.UserError, 0L), (alone.Code, session.Server.Charged));
        Assert.Contains("the first of them `L0`: in_batch: it is in a batch, which `--batch` collects", alone.Error);
        Assert.Contains("40 of 40 texts annotated", session.Cdi("label study.cdi --batch --no-wait").Output);
        Assert.Equal((1, 40L), (session.Server.Batches.Count, session.Server.Charged));
    }

    [Fact]
    public async Task A_batch_that_was_cancelled_is_told_in_one_message()
    {
        await using var session = await LabelSession.StartAsync(batchFault: submission => submission == 1 ? BatchFault.Cancelled : BatchFault.None);
        var label = session.Cdi("label study.cdi --batch");
        Assert.Equal(ExitCode.UserError, label.Code);
        Assert.Contains("A batch of `llm reader` was cancelled at the provider (batch batch_1); answers until then are on file.", label.Error);
        Assert.Contains("40 of 40 texts annotated", session.Cdi("label study.cdi --batch").Output);
    }

    [Fact]
    public async Task A_batch_is_cancelled_and_what_it_has_answered_is_kept()
    {
        // The server is looked at once by the first command, three times by the second and twice by the third, when every second call is answered.
        await using var session = await LabelSession.StartAsync(prices: Priced, batchLooks: 5);
        Assert.Equal(ExitCode.Success, session.Cdi("label study.cdi --batch --no-wait").Code);
        var asked = session.Cdi("label study.cdi --cancel --no-wait");
        Assert.True(asked.Code == ExitCode.Success, asked.ToString());
        Assert.Contains("under way, to be collected by the same command later: batch batch_1: 0 of 40 calls done", asked.Output);
        var cancelled = session.Cdi("label study.cdi --cancel");
        Assert.True(cancelled.Code == ExitCode.Success, cancelled.ToString());
        Assert.Contains("20 of 40 texts annotated, 0 without an answer, 20 not asked to the end; 0 calls sent now.", cancelled.Output);
        Assert.Contains("cancelled at the provider: batch_1", cancelled.Output);
        Assert.Equal((1, 20L), (session.Server.Batches.Count, session.Server.Charged));

        // The texts are in no batch any more, and are asked about as others are.
        Assert.Contains("40 of 40 texts annotated, 0 without an answer, 0 not asked to the end; 20 calls sent now.", session.Cdi("label study.cdi").Output);
        Assert.Contains("40 answers, 0.3 USD; 20 calls without an answer", session.Cdi("ledger show study.cdi").Output);
        Assert.Equal((1, 40L), (session.Server.Batches.Count, session.Server.Charged));
    }

    [Fact]
    public async Task A_batch_that_ends_before_it_is_cancelled_is_collected()
    {
        await using var session = await LabelSession.StartAsync(batchLooks: 2);
        Assert.Equal(ExitCode.Success, session.Cdi("label study.cdi --batch --no-wait").Code);
        var late = session.Cdi("label study.cdi --cancel");
        Assert.True(late.Code == ExitCode.Success, late.ToString());
        Assert.Contains("40 of 40 texts annotated", late.Output);
        Assert.Contains("cancelled at the provider: no batch was under way", late.Output);
    }

    [Fact]
    public async Task Nothing_is_submitted_by_who_cancels()
    {
        await using var session = await LabelSession.StartAsync();
        Assert.Contains("cancelled at the provider: no batch was under way", session.Cdi("label study.cdi --cancel").Output);
        Assert.Equal((0, 0L), (session.Server.Batches.Count, session.Server.Calls));
    }

    [Theory]
    [InlineData("--no-wait", "`--no-wait` goes with `--batch` or `--cancel`.")]
    [InlineData("--cancel --batch", "`--cancel` submits nothing")]
    [InlineData("--cancel --limit 3", "`--cancel` submits nothing")]
    [InlineData("--cancel --dry-run", "`--cancel` submits nothing")]
    public async Task Options_that_do_not_go_together_are_told(string options, string message)
    {
        await using var session = await LabelSession.StartAsync();
        Assert.Contains(message, session.Cdi($"label study.cdi {options}").Error);
    }
}
