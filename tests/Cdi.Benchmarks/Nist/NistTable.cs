using System.Globalization;
using Cdi.Cli.Tests.Reference;

namespace Cdi.Benchmarks.Nist;

/// <summary>Digits of estimates and standard errors that agree with NIST's certified values, each set run by <c>cdi run</c>.</summary>
internal static class NistTable
{
    /// <summary>Prints the table.</summary>
    /// <param name="folder">Folder of the sets.</param>
    /// <param name="output">Where to print.</param>
    public static async Task PrintAsync(string folder, TextWriter output)
    {
        output.WriteLine("| set | digits of estimates | of standard errors |");
        output.WriteLine("|---|--:|--:|");
        foreach (var name in NistSet.Linear.Concat(NistSet.Univariate)) output.WriteLine(await LineAsync(NistSet.Read(folder, name)));
        foreach (var name in NistSet.Nonlinear)
        {
            output.WriteLine(await LineAsync(NistSet.Read(folder, name, 1), " from start 1"));
            output.WriteLine(await LineAsync(NistSet.Read(folder, name, 2), " from start 2"));
        }
    }

    private static async Task<string> LineAsync(NistSet set, string from = "")
    {
        var (result, refusal) = await NistRun.RunAsync(set);
        if (result is null) return $"| {set.Name}{from} | {refusal} | |";
        var (estimates, errors) = NistRun.Least(set, result);
        return $"| {set.Name}{from} | {Shown(estimates)} | {(errors is { } known ? Shown(known) : "")} |";
    }

    private static string Shown(double digits) => digits.ToString("F1", CultureInfo.InvariantCulture);
}
