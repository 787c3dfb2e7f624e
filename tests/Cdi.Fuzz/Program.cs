using System.Globalization;
using Cdi.Fuzz;
using Cdi.Fuzz.Corpora;
using Cdi.Fuzz.Emission;
using Cdi.Fuzz.Specs;

const string Usage = """
    Usage: Cdi.Fuzz specs|emission|corpora|all [--minutes N] [--inputs N] [--seed N] [--keep FOLDER]
           Cdi.Fuzz coverage-guided [--minutes N] [--keep FOLDER]

    specs            damaged specs through compiler, renderers and formatter
    emission         specs with odd names, and the C# of those that compile
    corpora          damaged files of data through the reader
    all              the three of them, a third of the time each
    coverage-guided  specs that afl++ changes, guided by the branches of an instrumented copy of the compiler
                     (Debian: apt-get install afl++; SharpFuzz.CommandLine is installed into a temporary folder)

    Findings are kept in FOLDER and end the command with 1.
    """;

if (args is [CoverageGuidedFuzzer.Target])
{
    CoverageGuidedFuzzer.RunTarget();
    return 0;
}

if (args is not [("specs" or "emission" or "corpora" or "all" or "coverage-guided") and var mode, .. var options] || options.Length % 2 != 0)
{
    Console.Error.WriteLine(Usage);
    return 1;
}

var given = options.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
if (given.Keys.Except(["--minutes", "--inputs", "--seed", "--keep"]).Any() || !Number("--minutes", 1, out var minutes) || !Number("--inputs", 0, out var inputs)
    || !Number("--seed", 1, out var seed))
{
    Console.Error.WriteLine(Usage);
    return 1;
}

string[] modes = mode == "all" ? ["specs", "emission", "corpora"] : [mode];
var limit = new FuzzLimit(TimeSpan.FromMinutes(minutes / modes.Length), (long)inputs);
var keep = given.GetValueOrDefault("--keep", Path.Combine(Path.GetTempPath(), "cdi-fuzz-findings"));
if (mode == "coverage-guided")
{
    if (!given.ContainsKey("--inputs") && !given.ContainsKey("--seed")) return CoverageGuidedFuzzer.Run(TimeSpan.FromMinutes(minutes), keep) ? 1 : 0;
    Console.Error.WriteLine(Usage);
    return 1;
}

var failed = false;
foreach (var each in modes)
{
    var random = new RandomChoice((ulong)seed);
    var report = each switch
    {
        "specs" => SpecFuzzer.Run(random, limit),
        "emission" => EmissionFuzzer.Run(random, limit),
        _ => CorpusFuzzer.Run(random, limit),
    };
    Console.WriteLine(report.Line(each));
    report.Keep(Path.Combine(keep, each), Console.Out);
    failed |= report.HasFindings;
}

// Threads that hang are still running.
Environment.Exit(failed ? 1 : 0);
return 0;

bool Number(string name, double otherwise, out double value)
{
    value = otherwise;
    return !given.TryGetValue(name, out var text) || double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}
