using System.Diagnostics;
using Cdi.Annotators.Engine;
using Cdi.Ledgers.Calls;
using Cdi.ModelServer;

namespace Cdi.Annotators.Tests;

/// <summary>Processes killed around the submission of a batch.</summary>
public sealed class KilledBatchTests : IDisposable
{
    private const int Rows = 30;
    private readonly string folder = Directory.CreateTempSubdirectory("cdi-killed-batch-").FullName;
    private Process? process;

    private enum Moment
    {
        /// <summary>The batch is on file, and nothing was sent.</summary>
        BeforeSubmission,

        /// <summary>The provider has it, and its id was not told.</summary>
        AfterSubmission,

        /// <summary>It is worked on.</summary>
        Answering,
    }

    public void Dispose()
    {
        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("openai", nameof(Moment.BeforeSubmission), 30)]
    [InlineData("openai", nameof(Moment.AfterSubmission), 0)]
    [InlineData("openai", nameof(Moment.Answering), 0)]
    [InlineData("anthropic", nameof(Moment.BeforeSubmission), 30)]
    [InlineData("anthropic", nameof(Moment.AfterSubmission), 0)]
    [InlineData("anthropic", nameof(Moment.Answering), 0)]
    public async Task A_batch_is_paid_once_wherever_the_process_is_killed(string way, string moment, int listed)
    {
        var isKilled = false;
        await using var server = await LocalModelServer.StartAsync(new()
        {
            Answer = call =>
            {
                if (moment == nameof(Moment.Answering) && Letters.NumberOf(call) == Rows / 2) Kill();
                return Letters.Answer(call);
            },
            BatchFault = submission =>
            {
                if (moment != nameof(Moment.BeforeSubmission) || submission > 1) return BatchFault.None;
                Kill();
                return BatchFault.ServerError;
            },
            Submitted = _ =>
            {
                if (moment == nameof(Moment.AfterSubmission)) Kill();
            },
        });
        var ledger = Path.Combine(folder, "study.ledger");
        process = Start(ledger, way == "openai" ? server.OpenAI : server.Address, way);
        await process.WaitForExitAsync();
        Assert.True(isKilled && process.ExitCode != 0);
        process.Dispose();
        process = Start(ledger, way == "openai" ? server.OpenAI : server.Address, way);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        using var log = CallLog.Open(ledger);
        Assert.Null(log.Verify(default));
        var totals = log.Totals(default);
        Assert.Equal((Rows, Rows, 1, listed), (totals.Answers, server.Charged, server.Batches.Count, totals.Open.Count));

        void Kill()
        {
            if (isKilled) return;
            isKilled = true;
            process?.Kill();
            process?.WaitForExit();
        }
    }

    private static Process Start(string ledger, Uri address, string way) => Process.Start(new ProcessStartInfo(
        "dotnet", ["exec", typeof(Letters).Assembly.Location, ledger, address.ToString(), Rows.ToString(), way])
    {
        RedirectStandardOutput = true,
    }) ?? throw new InvalidOperationException("No process began.");
}
