using System.Diagnostics;
using Cdi.Annotators.Engine;
using Cdi.Ledgers.Calls;
using Cdi.ModelServer;

namespace Cdi.Annotators.Tests;

/// <summary>Processes killed while they ask.</summary>
public sealed class KilledRunTests
{
    private const int Rows = 60;

    [Fact]
    public Task No_answer_on_file_is_asked_again_wherever_a_process_is_killed() => KillAsync(
        int.TryParse(Environment.GetEnvironmentVariable("CDI_KILLS"), out var kills) ? kills : 4);

    // Each run is killed when the server has seen some more calls. What it has been asked twice must have been under way at a kill, and be listed.
    private static async Task KillAsync(int kills)
    {
        var folder = Directory.CreateTempSubdirectory("cdi-killed-").FullName;
        var (deaths, open, twice) = (0, 0, 0);
        for (var round = 0; deaths < kills; round++)
        {
            var ledger = Path.Combine(folder, $"{round}.ledger");
            Process? process = null;
            var left = 0;
            await using var server = await LocalModelServer.StartAsync(new()
            {
                Answer = call =>
                {
                    if (Interlocked.Decrement(ref left) == 0) process?.Kill();
                    return Letters.Answer(call);
                },
            });
            for (var kill = 0; kill < 6 && deaths < kills; kill++)
            {
                left = 1 + (((round * 7) + (kill * 5)) % 13);
                process = Start(ledger, server.OpenAI);
                await process.WaitForExitAsync();
                if (process.ExitCode != 0) deaths++;
                process.Dispose();
            }

            var result = await FinishAsync(ledger, server);
            Assert.Equal(Rows, result.Annotated);
            Assert.InRange(server.Charged - result.Totals.Answers, 0, result.Totals.Open.Count);
            Assert.Equal(Rows, result.Totals.Answers);
            (open, twice) = (open + result.Totals.Open.Count, twice + (int)(server.Charged - Rows));
        }

        Directory.Delete(folder, recursive: true);
        Console.WriteLine($"{deaths} kills: {open} calls listed as under way, {twice} of them asked twice.");
    }

    private static Process Start(string ledger, Uri address) => Process.Start(new ProcessStartInfo(
        "dotnet", ["exec", typeof(Letters).Assembly.Location, ledger, address.ToString(), Rows.ToString()])
    {
        RedirectStandardOutput = true,
    }) ?? throw new InvalidOperationException("No process began.");

    private static async Task<AnnotationResult> FinishAsync(string path, LocalModelServer server)
    {
        using (var log = CallLog.Open(path)) Assert.Null(log.Verify(default));
        using var provider = Letters.OpenAI(server);
        await using var ledger = SqliteCallLedger.Open(path, TimeProvider.System);
        return await new AnnotationRun(Letters.Task(Letters.Table(Rows), provider), provider, ledger, Letters.Quick).RunAsync(default);
    }
}
