using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;

namespace Cdi.Ledgers.Tests;

/// <summary>A process to be killed: draws a sample whose labels come one by one, and says after each how many are on file.</summary>
internal static class Program
{
    private static async Task Main(string[] arguments)
    {
        using var ledger = LedgerFolder.Open(arguments[0], LedgerFolder.Terms);
        await new AdaptiveSampling(LedgerFolder.Study).DrawAsync(LedgerFolder.Plan(SamplingDesign.Error), new SlowSource(), ledger);
    }

    // Each label is asked for when the one before it is on file.
    private sealed class SlowSource : ILabelSource
    {
        private int kept;

        public async IAsyncEnumerable<StudyEvent.LabelsReceived> LabelAsync(
            ReadOnlyMemory<int> rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.CompletedTask;
            foreach (var row in rows.ToArray())
            {
                yield return LedgerFolder.Study.Labels.Reveal([row]);
                Console.Out.Write($"{++kept}\n");
                Console.Out.Flush();
            }
        }
    }
}
