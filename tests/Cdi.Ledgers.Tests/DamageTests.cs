using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Ledgers.Files;
using Microsoft.Data.Sqlite;

namespace Cdi.Ledgers.Tests;

/// <summary>Files that are no ledgers, ledgers that somebody changed, disks that fill up, and processes that write at once.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("UPDATE entry SET body = replace(body, 'hostile', 'civil') WHERE number = 3", 2)]
    [InlineData("UPDATE entry SET time = '2020-01-01T00:00:00.000Z' WHERE number = 1", 0)]
    [InlineData("UPDATE entry SET digest = replace(digest, 'a', 'b') WHERE number = 2", 1)]
    [InlineData("DELETE FROM entry WHERE number = 3", 2)]
    [InlineData("UPDATE entry SET number = 40 WHERE number = 2", 1)]
    public async Task A_changed_entry_is_found(string change, int index)
    {
        using (var ledger = folder.Open()) await LedgerFolder.DrawAsync(ledger, SamplingDesign.Error);
        Change($"DROP TRIGGER entries_are_not_changed; DROP TRIGGER entries_are_not_taken_out; {change}");
        using var again = folder.Open();
        Assert.Equal(index, (await again.VerifyAsync(default))?.Index);
        var refusal = await Assert.ThrowsAsync<LedgerException>(() => LedgerFolder.EventsAsync(again));
        Assert.Equal(LedgerFailure.Damaged, refusal.Failure);
    }

    [Theory]
    [InlineData("UPDATE entry SET kind = 'opened'")]
    [InlineData("DELETE FROM entry")]
    public async Task The_file_itself_refuses_a_change(string change)
    {
        using (var ledger = folder.Open()) await LedgerFolder.DrawAsync(ledger, SamplingDesign.Uniform);
        Assert.Contains("entries are kept as they are", Assert.Throws<SqliteException>(() => Change(change)).Message);
    }

    [Fact]
    public async Task A_ledger_whose_digests_are_right_and_whose_events_are_not_is_found()
    {
        using var ledger = folder.Open();
        var memory = new MemoryLedger();
        await LedgerFolder.DrawAsync(memory, SamplingDesign.Uniform);
        foreach (var happened in memory.Events) await ledger.AppendAsync(happened, default);
        await ledger.AppendAsync(memory.Events[^1], default);
        Assert.Contains("was labelled twice", (await ledger.VerifyAsync(default))?.Fact);
    }

    [Fact]
    public async Task Who_has_not_read_what_another_process_wrote_is_refused_and_nothing_is_written()
    {
        using var one = folder.Open();
        using var other = folder.Open();
        var memory = new MemoryLedger();
        await LedgerFolder.DrawAsync(memory, SamplingDesign.Uniform);
        await one.AppendAsync(memory.Events[0], default);
        var refusal = await Assert.ThrowsAsync<LedgerException>(async () => await other.AppendAsync(memory.Events[0], default));
        Assert.Equal(LedgerFailure.ContinuedElsewhere, refusal.Failure);
        Assert.Single(one.Entries());
        await LedgerFolder.EventsAsync(other);
        await other.AppendAsync(memory.Events[1], default);
        await Assert.ThrowsAsync<LedgerException>(async () => await one.AppendAsync(memory.Events[1], default));
        Assert.Equal(2, one.Entries().Count());
    }

    [Fact]
    public async Task A_full_disk_loses_nothing_that_was_acknowledged_and_the_sample_goes_on_where_there_is_room_again()
    {
        var memory = new MemoryLedger();
        await LedgerFolder.DrawAsync(memory, SamplingDesign.Error);
        using (var ledger = folder.Open())
        {
            ledger.File.Execute("PRAGMA max_page_count = 4");
            var refusal = await Assert.ThrowsAsync<LedgerException>(async () => await LedgerFolder.DrawAsync(ledger, SamplingDesign.Error));
            Assert.Equal(LedgerFailure.Unavailable, refusal.Failure);
        }

        using var again = folder.Open();
        var kept = await LedgerFolder.EventsAsync(again);
        Assert.InRange(kept.Count, 1, memory.Events.Count - 1);
        LedgerFolder.AssertSame([.. memory.Events.Take(kept.Count)], kept);
        await LedgerFolder.DrawAsync(again, SamplingDesign.Error);
        LedgerFolder.AssertSame(memory.Events, await LedgerFolder.EventsAsync(again));
    }

    [Fact]
    public async Task What_a_copy_of_the_files_holds_at_any_moment_is_what_was_acknowledged_by_then()
    {
        // A process that is killed leaves the file and its journal as they are at that moment.
        var memory = new MemoryLedger();
        await LedgerFolder.DrawAsync(memory, SamplingDesign.Error);
        using var ledger = folder.Open();
        for (var written = 0; written < memory.Events.Count; written++)
        {
            await ledger.AppendAsync(memory.Events[written], default);
            using var copy = new LedgerFolder();
            foreach (var suffix in new[] { "", "-wal" }) File.Copy(folder.File + suffix, copy.File + suffix);
            using var left = copy.Open();
            LedgerFolder.AssertSame([.. memory.Events.Take(written + 1)], await LedgerFolder.EventsAsync(left));
        }
    }

    [Fact]
    public void A_text_and_another_database_are_refused_and_left_as_they_are()
    {
        File.WriteAllText(folder.File, "id,text\n1,hello\n");
        Refused(LedgerFailure.NotALedger);
        File.Delete(folder.File);
        Change("CREATE TABLE mine (x)");
        Refused(LedgerFailure.NotALedger);
    }

    [Fact]
    public void A_folder_is_no_ledger()
    {
        Directory.CreateDirectory(folder.File);
        Assert.Equal(LedgerFailure.NotALedger, Assert.Throws<LedgerException>(() => folder.Open()).Failure);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told() =>
        Assert.Equal(LedgerFailure.Unavailable,
            Assert.Throws<LedgerException>(() => SqliteLedger.Open(folder.Other("none/study.ledger"), LedgerFolder.Terms, TimeProvider.System)).Failure);

    [Fact]
    public void A_ledger_of_a_later_version_is_refused()
    {
        folder.Open().Dispose();
        Change("PRAGMA user_version = 2");
        Assert.Equal(LedgerFailure.LaterVersion, Assert.Throws<LedgerException>(() => folder.Open()).Failure);
    }

    private void Refused(LedgerFailure failure)
    {
        var before = File.ReadAllBytes(folder.File);
        Assert.Equal(failure, Assert.Throws<LedgerException>(() => folder.Open()).Failure);
        Assert.Equal(before, File.ReadAllBytes(folder.File));
        Assert.False(File.Exists(folder.File + "-wal"));
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
