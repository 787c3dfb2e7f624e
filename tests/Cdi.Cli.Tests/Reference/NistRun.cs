using Cdi.Cli.Terminal;
using Cdi.Studies.Results;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Runs sets of NIST as a user would, and compares.</summary>
internal static class NistRun
{
    /// <summary>The result of a set, or the code of the diagnostic that refuses it.</summary>
    /// <param name="set">The set.</param>
    public static async Task<(RecordedResult? Result, string Refusal)> RunAsync(NistSet set)
    {
        var folder = Directory.CreateTempSubdirectory("cdi-nist-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "data.csv"), set.Csv);
            await File.WriteAllTextAsync(Path.Combine(folder, "study.cdi"), set.Spec);
            using var said = new StringWriter();
            using var environment = new CommandEnvironment
            {
                Output = said,
                Error = said,
                WorkingDirectory = folder,
                Variables = new Dictionary<string, string> { ["CDI_CACHE"] = Path.Combine(folder, ".cache") },
            };
            var code = await CommandLine.RunAsync(["run", "study.cdi", "--quiet", "--out", "out"], environment, default);
            if (code == ExitCode.Success) return (RecordedResult.Read(await File.ReadAllBytesAsync(Path.Combine(folder, "out", "result.json"))), "");
            var text = said.ToString();
            return text.Split("error ") is [_, var first, ..] ? (null, first[..7]) : throw new InvalidOperationException(text);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The least digits that agree, of estimates and of standard errors.</summary>
    /// <param name="set">The set.</param>
    /// <param name="result">Its result.</param>
    public static (double Estimates, double? StandardErrors) Least(NistSet set, RecordedResult result)
    {
        var pairs = result.Estimates.Zip(set.Certified).ToList();
        var errors = pairs.Where(pair => pair.Second.StandardError is not null)
            .Select(pair => NistSet.Digits(pair.First.StandardError, pair.Second.StandardError ?? "")).ToList();
        var points = pairs.Select((pair, i) => NistSet.Digits(pair.First.Point * (set.Factors.Count > 0 ? set.Factors[i] : 1), pair.Second.Estimate));
        return (points.Min(), errors.Count > 0 ? errors.Min() : null);
    }
}
