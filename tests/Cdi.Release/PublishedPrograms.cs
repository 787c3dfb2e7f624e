using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Cdi.Release;

/// <summary>A program with a compiled study, made from the package: built, trimmed, and compiled ahead of time. All three must print the same result, from the
/// table and from a workbook of the same cells, and write the same report.</summary>
internal static class PublishedPrograms
{
    private const string Program = """
        using Cdi.Reporting;
        using Cdi.Studies;
        using Cdi.Studies.Definitions;

        var outcome = await StudyRun.ExecuteAsync(new Cdi.Compiled.Helpdesk(), new StudyRunOptions { SpecFolder = ".", DataFolder = ".", CacheFolder = "" });
        if (!outcome.Succeeded)
        {
            foreach (var diagnostic in outcome.Diagnostics) Console.Error.WriteLine($"{diagnostic.Code}: {diagnostic.Message}");
            return 1;
        }

        var results = new Cdi.Compiled.Helpdesk.Results(outcome.Result);
        Console.WriteLine(FormattableString.Invariant($"{results.Hedging.Hedge.Point:R} [{results.Hedging.Hedge.Lower:R}, {results.Hedging.Hedge.Upper:R}]"));
        Console.WriteLine(outcome.Result.ToJson());
        var workbook = await StudyRun.ExecuteAsync(new Cdi.Compiled.Workbook(), new StudyRunOptions { SpecFolder = ".", DataFolder = ".", CacheFolder = "" });
        foreach (var diagnostic in workbook.Diagnostics) Console.Error.WriteLine($"{diagnostic.Code}: {diagnostic.Message}");
        var again = new Cdi.Compiled.Workbook.Results(workbook.RequireResult());
        if (again.Hedging.Hedge.Point != results.Hedging.Hedge.Point || again.Hedging.Hedge.Upper != results.Hedging.Hedge.Upper) return 2;
        ReportWriter.Write(outcome.Result, args[0], [ReportFormat.Html, ReportFormat.Markdown, ReportFormat.Json, ReportFormat.Csv]);
        return 0;
        """;

    private static readonly (string Name, string[] Properties)[] Publications =
    [
        ("trimmed", ["-p:PublishTrimmed=true", "-p:TrimMode=full", "--self-contained"]),
        ("native", ["-p:PublishAot=true"]),
    ];

    /// <summary>Publishes and compares; prints a line for each program.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <returns>Whether all agree and no publication warned.</returns>
    public static bool Check(string folder)
    {
        var project = Write(folder);
        Commands.Run(project, "dotnet", "build", "-c", "Release", "-o", Path.Combine(folder, "built"));
        var expected = Output(project, Path.Combine(folder, "built"), "dotnet", Path.Combine(folder, "built", "Requests.dll"));
        Console.WriteLine($"built    {expected.FirstLine}  SHA-256 of result and report {expected.Sha256[..16]}");
        var same = true;
        foreach (var (name, properties) in Publications)
        {
            var target = Path.Combine(folder, name);
            var said = Commands.Run(project, "dotnet", ["publish", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
                "-p:TreatWarningsAsErrors=true", "-o", target, .. properties]);
            var warnings = said.Split('\n').Where(line => line.Contains(": warning IL", StringComparison.Ordinal)).Distinct().ToList();
            var found = Output(project, target, Path.Combine(target, "Requests"));
            Console.WriteLine($"{name,-8} {found.FirstLine}  SHA-256 of result and report {found.Sha256[..16]}  {(found == expected ? "same" : "DIFFERS")}, "
                + $"{warnings.Count} warnings");
            foreach (var warning in warnings) Console.WriteLine("         " + warning.Trim());
            same &= found == expected && warnings.Count == 0;
        }

        return same;
    }

    private static string Write(string folder)
    {
        Commands.Run(Commands.Repository, "dotnet", "pack", "generators/Cdi.Package", "-c", "Release", "-o", Path.Combine(folder, "feed"));
        var project = Directory.CreateDirectory(Path.Combine(folder, "Requests")).FullName;
        Commands.Run(project, "dotnet", "new", "console");
        File.WriteAllText(Path.Combine(folder, "nuget.config"), """
            <configuration>
              <config><add key="globalPackagesFolder" value="cache" /></config>
              <packageSources><add key="feed" value="feed" /></packageSources>
            </configuration>
            """);
        Commands.Run(project, "dotnet", "add", "package", "Cdi", "--version", "0.1.0");
        var (spec, data) = (Path.Combine(Commands.Repository, "specs", "studies", "helpdesk.cdi"),
            Path.Combine(Commands.Repository, "specs", "data", "helpdesk.csv"));
        File.Copy(spec, Path.Combine(project, "helpdesk.cdi"));
        File.Copy(data, Path.Combine(project, "helpdesk.csv"));
        File.WriteAllText(Path.Combine(project, "workbook.cdi"), SpecOfWorkbook(File.ReadAllText(spec)));
        CellsOfWorkbook.Write(data, Path.Combine(project, "helpdesk.xlsx"));
        File.WriteAllText(Path.Combine(project, "Program.cs"), Program);
        return project;
    }

    // The same study of the same cells; the bytes of a workbook are pinned by nobody.
    private static string SpecOfWorkbook(string spec) => string.Join('\n', spec.Split('\n').Where(line => !line.Contains("sha256", StringComparison.Ordinal)))
        .Replace("study helpdesk", "study workbook", StringComparison.Ordinal).Replace("../data/helpdesk.csv", "helpdesk.xlsx", StringComparison.Ordinal)
        .Replace("corpus tickets {", "corpus tickets {  // allow CDI2011: the workbook is made anew each time", StringComparison.Ordinal);

    private static (string FirstLine, string Sha256) Output(string project, string folder, string program, params string[] arguments)
    {
        var report = Path.Combine(folder, "report");
        var printed = Commands.Run(project, program, [.. arguments, report]);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(printed));
        foreach (var file in Directory.EnumerateFiles(report).Order(StringComparer.Ordinal)) hash.AppendData(File.ReadAllBytes(file));
        return (printed.Split('\n')[0], Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
