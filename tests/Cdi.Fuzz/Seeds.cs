namespace Cdi.Fuzz;

/// <summary>The files that fuzzers begin with.</summary>
internal static class Seeds
{
    private static readonly string Repository = FindRepository();

    /// <summary>Specs: seeds, studies that ship and the studies on the pages of diagnostics.</summary>
    public static IReadOnlyList<string> Specs { get; } =
    [
        .. Read("tests/Cdi.Fuzz/seeds/specs", "*.cdi"),
        .. Read("specs", "*.cdi"),
        .. Read("specs/diagnostics", "*.md").SelectMany(page => page.Split("```cdi\n").Skip(1).Select(block => block.Split("```")[0])),
    ];

    /// <summary>Corpora: names and bytes.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Corpora { get; } =
        [.. Files("tests/Cdi.Fuzz/seeds/corpora", "*").Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))];

    private static IEnumerable<string> Read(string folder, string pattern) => Files(folder, pattern).Select(File.ReadAllText);

    private static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Repository, folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Cdi.Dsl.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("No Cdi.Dsl.sln above " + AppContext.BaseDirectory);
    }
}
