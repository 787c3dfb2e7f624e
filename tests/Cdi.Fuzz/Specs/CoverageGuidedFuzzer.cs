using System.Diagnostics;
using System.Globalization;
using SharpFuzz;

namespace Cdi.Fuzz.Specs;

/// <summary>Specs that afl++ changes, guided by the branches of the compiler that they reach: a copy of the compiler is instrumented by SharpFuzz, and this
/// program, started by afl++, compiles what it is handed. A complaint, an exception or a hang is a finding.</summary>
internal static class CoverageGuidedFuzzer
{
    /// <summary>The argument by which afl++ starts this program as what it fuzzes.</summary>
    public const string Target = "coverage-target";

    private const string Tool = "SharpFuzz.CommandLine";
    private const string ToolVersion = "2.3.0";

    // Larger seeds and longer inputs make every execution slow; sizes are what the table of sizes is for.
    private const int LongestSeed = 8 * 1024;

    /// <summary>Compiles what afl++ hands over, until it stops.</summary>
    public static void RunTarget() => Fuzzer.OutOfProcess.Run(stream =>
    {
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        if (SpecFuzzer.Complaint(text, printsStages: text.Length % SpecFuzzer.StagesEvery == 0, out _) is { } complaint)
            throw new InvalidOperationException(complaint);
    });

    /// <summary>Instruments a copy, runs afl++ and keeps what it found.</summary>
    /// <param name="time">How long afl++ runs; its first pass over the seeds comes before.</param>
    /// <param name="keep">Where findings go.</param>
    /// <returns>Whether something was found, or could not be started.</returns>
    public static bool Run(TimeSpan time, string keep)
    {
        var folder = Directory.CreateTempSubdirectory("cdi-coverage-").FullName;
        try
        {
            var program = Copy(AppContext.BaseDirectory, Path.Combine(folder, "program"));
            if (Start("dotnet", "tool", "install", Tool, "--version", ToolVersion, "--tool-path", Path.Combine(folder, "tools")) != 0) return true;
            if (Start(Path.Combine(folder, "tools", "sharpfuzz"), Path.Combine(program, "Cdi.Dsl.dll")) != 0) return true;
            var seeds = Directory.CreateDirectory(Path.Combine(folder, "seeds")).FullName;
            foreach (var (at, seed) in Seeds.Specs.Where(seed => seed.Length <= LongestSeed).Distinct(StringComparer.Ordinal).Index())
                File.WriteAllText(Path.Combine(seeds, $"{at:0000}.cdi"), seed);
            var output = Path.Combine(folder, "found");
            var seconds = time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            var code = Start("afl-fuzz", "-i", seeds, "-o", output, "-t", "20000+", "-m", "none", "-V", seconds, "--",
                "dotnet", Path.Combine(program, "Cdi.Fuzz.dll"), Target);
            return Report(Path.Combine(output, "default"), keep) || code != 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Report(string output, string keep)
    {
        var statistics = Path.Combine(output, "fuzzer_stats");
        if (!File.Exists(statistics)) return true;
        var values = File.ReadLines(statistics).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim());
        List<string> found = [.. Found(output, "crashes"), .. Found(output, "hangs")];
        Console.WriteLine($"coverage-guided: {values["execs_done"]} inputs in {values["run_time"]} s, {values["edges_found"]} edges, {values["corpus_count"]} "
            + "inputs kept, "
            + $"{values["saved_crashes"]} exceptions or wrong outcomes, {values["saved_hangs"]} hangs");
        if (found.Count == 0) return false;
        Directory.CreateDirectory(keep);
        foreach (var (at, file) in found.Index())
        {
            var kept = Path.Combine(keep, $"{Path.GetFileName(Path.GetDirectoryName(file))}-{at:000}.cdi");
            File.Copy(file, kept, overwrite: true);
            Console.WriteLine("  " + kept);
        }

        return true;
    }

    private static IEnumerable<string> Found(string output, string kind)
    {
        var folder = Path.Combine(output, kind);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "id*").Order(StringComparer.Ordinal) : [];
    }

    private static string Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? to);
            File.Copy(file, target);
        }

        return to;
    }

    private static int Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var name in new[] { "AFL_SKIP_BIN_CHECK", "AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES", "AFL_SKIP_CPUFREQ", "AFL_NO_UI", "AFL_NO_AFFINITY" })
            start.Environment[name] = "1";
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0) Console.Error.WriteLine(said);
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception absent)
        {
            Console.Error.WriteLine($"`{program}` does not start: {absent.Message}. Debian: apt-get install afl++");
            return 1;
        }
    }
}
