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
        output.WriteLine("| set | digits of estimates | of standard errors | extended: of estimates | of standard errors |");
        output.WriteLine("|---|--:|--:|--:|--:|");
        foreach (var name in NistSet.Linear.Concat(NistSet.Univariate))
        {
            var set = NistSet.Read(folder, name);
            output.WriteLine($"| {name} | {await DigitsAsync(set)} | {await DigitsAsync(set.Extended())} |");
        }

        foreach (var name in NistSet.Nonlinear)
        {
            output.WriteLine($"| {name} from start 1 | {await DigitsAsync(NistSet.Read(folder, name, 1))} | | |");
            output.WriteLine($"| {name} from start 2 | {await DigitsAsync(NistSet.Read(folder, name, 2))} | | |");
        }
    }

    private static async Task<string> DigitsAsync(NistSet set)
    {
        var (result, refusal) = await NistRun.RunAsync(set);
        if (result is null) return $"{refusal} |";
        var (estimates, errors) = NistRun.Least(set, result);
        return $"{Shown(estimates)} | {(errors is { } known ? Shown(known) : "")}";
    }

    private static string Shown(double digits) => digits.ToString("F1", CultureInfo.InvariantCulture);
}
