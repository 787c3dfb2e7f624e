using System.Diagnostics;
using Cdi.Annotators.Engine;
using Cdi.Ledgers;
using Cdi.Ledgers.Calls;
using Cdi.Ledgers.PostgreSql;
using Cdi.ModelServer;

namespace Cdi.Annotators.Tests;

/// <summary>Workers that share a study in a PostgreSQL database.</summary>
public sealed class SharedLedgerTests(PostgresServer database) : IClassFixture<PostgresServer>
{
    private static readonly CallPrice TwoCents = new("USD", 0.02m, null, null);

    [PostgresFact]
    public async Task Four_processes_annotate_a_study_and_ask_nothing_twice()
    {
        const int Rows = 1000;
        await using var server = await ServeAsync(call => call.Time == 1 && Letters.NumberOf(call) % 10 == 3 ? ServerFault.ServerError : ServerFault.SlowStream);
        var workers = Enumerable.Range(0, 4).Select(_ => Start("four", server.OpenAI, Rows, "wait")).ToList();
        foreach (var worker in workers) Assert.Equal("ready", await worker.StandardOutput.ReadLineAsync());
        foreach (var worker in workers) await worker.StandardInput.WriteLineAsync("go");
        await Task.WhenAll(workers.Select(worker => worker.WaitForExitAsync()));
        Assert.All(workers, worker => Assert.Equal(0, worker.ExitCode));
        var sent = workers.Select(worker => int.Parse(worker.StandardOutput.ReadToEnd().Trim()["sent ".Length..])).ToList();
        Assert.All(sent, each => Assert.True(each > 0, string.Join(", ", sent)));
        using var log = PostgresCallLedger.OpenLog(database.Connection, "four");
        Assert.Null(log.Verify(default));
        var totals = log.Totals(default);
        Assert.Equal((Rows, Rows), (totals.Requests, totals.Answers));
        // Every sending has one end on file. A machine that is busy for too long adds sendings that time out, and those are listed.
        Assert.Equal(totals.Answers + totals.Faults, sent.Sum());
        Assert.True(totals.Faults >= Rows / 10);
        Assert.InRange(server.Charged - Rows, 0, totals.Open.Count);
        Assert.InRange(totals.Open.Count, 0, (int)totals.Faults - (Rows / 10));
        workers.ForEach(worker => worker.Dispose());
    }

    [PostgresFact]
    public async Task What_a_killed_worker_held_is_listed_and_taken_over()
    {
        Process? worker = null;
        await using var server = await LocalModelServer.StartAsync(new()
        {
            Answer = call =>
            {
                if (Letters.NumberOf(call) == 20 && call.Time == 1) worker?.Kill();
                return Letters.Answer(call);
            },
        });
        worker = Start("killed", server.OpenAI, 60);
        await worker.WaitForExitAsync();
        Assert.NotEqual(0, worker.ExitCode);
        worker.Dispose();
        await Execute("UPDATE cdi_worker SET until = now()"); // as if the time of its lease were over
        var result = await RunAsync(server, "killed", 60);
        Assert.Equal((60, 60), (result.Annotated, result.Totals.Answers));
        Assert.InRange(server.Charged - 60, 0, result.Totals.Open.Count);
        Assert.InRange(result.Totals.Open.Count, 1, 4);
    }

    [PostgresFact]
    public async Task A_request_is_one_workers_until_it_ends_or_falls_silent()
    {
        await using var one = Open("lease");
        await using var other = Open("lease");
        var begun = new CallEvent.Begun(Request("a"), 1, null);
        Assert.Equal(BeginResult.Granted, await one.BeginAsync(begun, default));
        Assert.Equal(BeginResult.Granted, await one.BeginAsync(begun, default));
        Assert.Equal(BeginResult.Held, await other.BeginAsync(begun, default));
        Assert.Equal(BeginResult.Held, await other.BeginAsync(begun with { Send = 2 }, default));
        await one.EndAsync(new CallEvent.Failed(begun.Key, 1, new("rate_limited", "429", false)));
        Assert.Equal(BeginResult.Held, await other.BeginAsync(begun, default));
        Assert.Equal(BeginResult.Granted, await other.BeginAsync(begun with { Send = 2 }, default));
        await other.EndAsync(new CallEvent.Answered(begun.Key, 2, new("F", "stop")));
        Assert.Equal(BeginResult.Held, await one.BeginAsync(begun with { Send = 3 }, default));
        Assert.Equal("F", (await one.FindAsync(begun.Key, default)).Reply?.Text);
        Assert.Equal(await one.FindAsync(begun.Key, default), Assert.Single(await other.HistoriesAsync(default)).Value);
    }

    [PostgresFact]
    public async Task A_call_that_another_worker_holds_is_not_ended_by_this_one()
    {
        await using var server = await ServeAsync(_ => ServerFault.SlowStream);
        var results = await Task.WhenAll(RunAsync(server, "held", 40), RunAsync(server, "held", 40), RunAsync(server, "held", 40));
        Assert.All(results, result => Assert.Equal((40, StopReason.None), (result.Annotated, result.Stopped)));
        Assert.Equal(40, server.Charged);
        using var log = PostgresCallLedger.OpenLog(database.Connection, "held");
        Assert.Null(log.Verify(default));
        Assert.Equal((40L, 0L, 80L), (log.Totals(default).Answers, log.Totals(default).Faults, log.Entries().LongCount()));
    }

    [PostgresFact]
    public async Task Workers_together_stay_below_a_limit()
    {
        await using var server = await ServeAsync(_ => ServerFault.None);
        var results = await Task.WhenAll(
            RunAsync(server, "limit", 60, maxCost: 0.25m), RunAsync(server, "limit", 60, maxCost: 0.25m), RunAsync(server, "limit", 60, maxCost: 0.25m));
        Assert.All(results, result => Assert.Equal(StopReason.CostCeiling, result.Stopped));
        Assert.Equal(12, server.Charged);
    }

    [PostgresFact]
    public async Task Earlier_calls_of_unknown_cost_count_toward_the_limit_of_all_workers()
    {
        await using var server = await ServeAsync(_ => ServerFault.None);
        await RunAsync(server, "unpriced", 5, isPriced: false);
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunAsync(server, "unpriced", 60, maxCost: 0.25m)));
        Assert.All(results, result => Assert.Equal((StopReason.CostCeiling, 5, 0.10m),
            (result.Stopped, result.Earlier.Unknown, result.Earlier.Reckoned)));
        Assert.Equal(12, server.Charged);
    }

    [PostgresFact]
    public async Task A_connection_that_is_lost_now_and_then_loses_nothing()
    {
        var writes = 0;
        await using var server = await ServeAsync(_ => ServerFault.None);
        // One call at a time: beside others a write could meet every third failure seven times, as often as it is tried.
        var result = await RunAsync(server, "lost", 60, calls: 1, disk: () =>
        {
            if (Interlocked.Increment(ref writes) % 3 == 0) throw new Npgsql.NpgsqlException("the connection is lost");
        });
        Assert.Equal((60, StopReason.None, 60L, 60L), (result.Annotated, result.Stopped, server.Calls, result.Totals.Answers));
    }

    [PostgresFact]
    public async Task A_batch_is_submitted_by_one_worker_and_collected_by_another()
    {
        await using var server = await LocalModelServer.StartAsync(new() { Answer = Letters.Answer, BatchLooks = 1 });
        var submitted = await BatchAsync(server, new() { Waits = false });
        Assert.Equal(StopReason.InBatch, submitted.Stopped);
        Assert.Equal(40, (await BatchAsync(server, new() { PollInterval = TimeSpan.FromMilliseconds(5) })).Annotated);
        Assert.Equal((1, 40L), (server.Batches.Count, server.Charged));
    }

    [PostgresFact]
    public async Task Calls_are_exported_from_a_database_and_imported_into_a_file_and_back()
    {
        await using var server = await ServeAsync(_ => ServerFault.None);
        await RunAsync(server, "exported", 10, maxCost: 20);
        var lines = new StringWriter();
        using (var log = PostgresCallLedger.OpenLog(database.Connection, "exported")) Assert.Equal(20, log.Export(lines));
        using var imported = PostgresCallLedger.OpenLog(database.Connection, "imported");
        Assert.Equal(20, imported.Import(new StringReader(lines.ToString())));
        Assert.Null(imported.Verify(default));
        var result = await RunAsync(server, "imported", 40, maxCost: 0.30m);
        Assert.Equal((StopReason.CostCeiling, 15L), (result.Stopped, server.Charged));
    }

    [PostgresFact]
    public async Task Entries_are_neither_changed_nor_taken_out()
    {
        await using var ledger = Open("kept");
        await ledger.BeginAsync(new(Request("a"), 1, null), default);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Execute("UPDATE cdi_call SET body = ''"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Execute("DELETE FROM cdi_call"));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=d;Username=u;Password=planted-database-password")]
    [InlineData("postgres://u:planted-database-password@host/d")]
    [InlineData("planted-database-password")]
    public void A_database_that_cannot_be_reached_is_named_without_its_password(string connection)
    {
        var problem = Assert.Throws<LedgerException>(() => PostgresCallLedger.Open(connection, "study", TimeProvider.System));
        Assert.Equal(LedgerFailure.Unavailable, problem.Failure);
        Assert.DoesNotContain("planted", problem.Message);
    }

    private static CallRequest Request(string prompt) => new("localhost", "m", "{}", prompt, 1);

    private static Task<LocalModelServer> ServeAsync(Func<ServedCall, ServerFault> fault) =>
        LocalModelServer.StartAsync(new() { Answer = Letters.Answer, Fault = fault, RetryAfter = 1 });

    private PostgresCallLedger Open(string study) => PostgresCallLedger.Open(database.Connection, study, TimeProvider.System);

    private Process Start(string study, Uri address, int rows, params string[] more) => Process.Start(new ProcessStartInfo(
        "dotnet", ["exec", typeof(Letters).Assembly.Location, $"{database.Connection}|{study}", address.ToString(), rows.ToString(), .. more])
    {
        RedirectStandardInput = true, RedirectStandardOutput = true,
    }) ?? throw new InvalidOperationException("No process began.");

    private async Task<AnnotationResult> RunAsync(
        LocalModelServer server, string study, int rows, decimal? maxCost = null, int calls = 16, Action? disk = null, bool isPriced = true)
    {
        using var provider = Letters.OpenAI(server);
        await using var ledger = Open(study);
        ledger.BeforeCommit = disk;
        return await new AnnotationRun(Letters.Task(Letters.Table(rows), provider), provider, ledger, Letters.Quick with { Concurrency = calls })
        {
            Price = isPriced ? TwoCents : null, MaxCost = maxCost,
        }.RunAsync(default);
    }

    private async Task<AnnotationResult> BatchAsync(LocalModelServer server, BatchOptions options)
    {
        using var provider = Letters.Batches(server, anthropic: false);
        await using var ledger = Open("batch");
        return await new BatchRun(new(Letters.Llm(), Letters.Outcome, Letters.Table(40), provider.Host), provider, ledger, options).RunAsync(default);
    }

    private async Task Execute(string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(database.Connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
