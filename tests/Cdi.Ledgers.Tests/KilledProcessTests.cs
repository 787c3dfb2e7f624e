using System.Diagnostics;
using System.Globalization;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;

namespace Cdi.Ledgers.Tests;

/// <summary>Processes that are killed while they write.</summary>
public sealed class KilledProcessTests
{
    [Fact]
    public async Task What_a_killed_process_said_was_kept_is_kept_and_never_asked_for_again()
    {
        var whole = new MemoryLedger();
        await LedgerFolder.DrawAsync(whole, SamplingDesign.Error, new OneByOne([]));
        using var folder = new LedgerFolder();
        var kept = 0;
        for (var kill = 0; kept < 40; kill++)
        {
            kept += await KilledAsync(folder.File, after: kill % 3);
            using var left = folder.Open();
            var labels = (await LedgerFolder.EventsAsync(left)).OfType<StudyEvent.LabelsReceived>().Sum(each => each.Rows.Length);
            Assert.InRange(labels, kept, 40);
            Assert.Null(await left.VerifyAsync(default));
            kept = labels;
        }

        using var ledger = folder.Open();
        LedgerFolder.AssertSame(whole.Events, await LedgerFolder.EventsAsync(ledger));
        var asked = new List<int>();
        await LedgerFolder.DrawAsync(ledger, SamplingDesign.Error, new OneByOne(asked));
        Assert.Empty(asked);
    }

    /// <summary>How many labels a process said to be on file before it was killed.</summary>
    private static async Task<int> KilledAsync(string ledger, int after)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { "exec", typeof(Program).Assembly.Location, ledger }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The process was not started.");
        var said = 0;
        while (said <= after && await process.StandardOutput.ReadLineAsync() is { } line) said = int.Parse(line, CultureInfo.InvariantCulture);
        process.Kill();
        await process.WaitForExitAsync();

        // Lines that were still on their way: said, and so kept.
        while (await process.StandardOutput.ReadLineAsync() is { } line) said = int.Parse(line, CultureInfo.InvariantCulture);
        return said;
    }

    private sealed class OneByOne(List<int> asked) : ILabelSource
    {
        public async IAsyncEnumerable<StudyEvent.LabelsReceived> LabelAsync(
            ReadOnlyMemory<int> rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.CompletedTask;
            foreach (var row in rows.ToArray())
            {
                asked.Add(row);
                yield return LedgerFolder.Study.Labels.Reveal([row]);
            }
        }
    }
}
