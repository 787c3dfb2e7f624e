namespace Cdi.Cli.Tests.Labelling;

/// <summary><c>max_cost</c> where earlier calls were made before the study stated a price.</summary>
public sealed class EarlierCostTests
{
    private const string Limit = "max_tokens = 5\n  max_cost = 0.25 USD";
    private const string Prices = "prices {\n  call = 0.02 USD\n}\n";

    [Fact]
    public async Task Calls_of_unknown_cost_count_and_the_command_says_what()
    {
        await using var session = await LabelSession.StartAsync(settings: "max_tokens = 5");
        var free = session.Cdi("label study.cdi --limit 10");
        Assert.Contains("on file: 10 answers, 10 of unknown cost", free.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("`max_cost`", free.Output, StringComparison.Ordinal);

        session.Session.Write("study.cdi", session.Spec(Limit, Prices));
        var dry = session.Cdi("label study.cdi --dry-run").Output;
        Assert.Contains("10 earlier calls of unknown cost count 0.2 USD toward `max_cost`: counted tokens at the price that the spec states now", dry,
            StringComparison.Ordinal);
        Assert.Contains("`max_cost` of 0.25 USD may be reached before all texts are done", dry, StringComparison.Ordinal);

        var label = session.Cdi("label study.cdi");
        Assert.Equal(ExitCode.UserError, label.Code);
        Assert.Contains("`max_cost` of `llm reader` is reached: 0.24 USD are spent (0.20 of it at most for 10 earlier calls of unknown cost), and the next "
            + "call may cost 0.02.", label.Error, StringComparison.Ordinal);
        Assert.Contains("or state what calls of other models cost, `prices { call = 0 USD }`", label.Error, StringComparison.Ordinal);
        Assert.Contains("on file: 12 answers, 0.04 USD, 10 of unknown cost", label.Output, StringComparison.Ordinal);
        Assert.Equal(12, session.Server.Calls);
    }

    [Fact]
    public async Task A_batch_stops_at_the_same_limit()
    {
        await using var session = await LabelSession.StartAsync(settings: "max_tokens = 5");
        session.Cdi("label study.cdi --limit 10");
        session.Session.Write("study.cdi", session.Spec(Limit, Prices));
        var label = session.Cdi("label study.cdi --batch");
        Assert.Equal(ExitCode.UserError, label.Code);

        // What was asked outside of a batch has the whole price, what is left buys five at half of it.
        Assert.Equal([5], session.Server.Batches.Select(batch => batch.Calls.Count));
        Assert.Contains("0.25 USD are spent (0.20 of it at most for 10 earlier calls of unknown cost)", label.Error, StringComparison.Ordinal);
    }
}
