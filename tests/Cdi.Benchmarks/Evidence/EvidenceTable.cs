using System.Globalization;
using Cdi.Cli.Tests.Catalogue;
using Cdi.Cli.Tests.Reference;
using Cdi.Testing;

namespace Cdi.Benchmarks.Evidence;

/// <summary><c>references</c>: every estimand by every method, with its largest difference from reference numbers, or whether it computes.</summary>
internal static class EvidenceTable
{
    /// <summary>Prints the tables of README.</summary>
    /// <param name="output">Where to print them.</param>
    /// <param name="progress">Where to say how far the tests are, and which of them fail.</param>
    /// <returns>Whether every test holds and everything that is not refused computes.</returns>
    public static async Task<bool> PrintAsync(TextWriter output, TextWriter progress)
    {
        if (SharedFolder.SkipReason is { } reason)
        {
            await progress.WriteLineAsync(reason);
            return false;
        }

        var failed = 0;
        var comparisons = await ReferenceTests.RunAsync(progress.WriteLine, fault =>
        {
            failed++;
            progress.WriteLine(fault);
        });
        var refusals = CatalogueCells.Refusals();
        List<(string Spec, int Cells)> studies = [.. CatalogueCells.Studies(refusals, (_, _, _) => true)];
        await output.WriteLineAsync(ReferenceTable.Begin);
        foreach (var line in ReferenceTable.Lines(comparisons, refusals)) await output.WriteLineAsync(line);
        await output.WriteLineAsync();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{studies.Sum(study => study.Cells)} cells (estimand, method, target; alone, in clusters, in groups) compute."));
        await output.WriteLineAsync(ReferenceTable.End);
        progress.WriteLine("Cells");
        foreach (var study in studies) CellRuns.Run(study.Spec, study.Cells);
        return failed == 0;
    }
}
