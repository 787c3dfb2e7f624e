namespace Cdi.Architecture.Tests;

/// <summary>What stands at the top of the repository.</summary>
public class LayoutTests
{
    private static readonly string[] Allowed =
    [
        "src", "generators", "specs", "tests", "Cdi.Dsl.sln", "README.md", "LICENSE", "CHANGELOG.md",
        "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "global.json",
        ".ci", ".editorconfig", ".gitattributes", ".gitignore",
    ];

    /// <summary>Git's own entry (a file in a linked work tree), and the folders that it is told to ignore.</summary>
    private static IEnumerable<string> NotInTheRepository => File.ReadLines(Path.Combine(Repository.Root, ".gitignore"))
        .Where(line => line.EndsWith('/'))
        .Select(line => line.TrimEnd('/'))
        .Append(".git");

    [Fact]
    public void Nothing_else_stands_at_the_top() =>
        Assert.Empty(Directory.EnumerateFileSystemEntries(Repository.Root).Select(path => Path.GetFileName(path))
            .Except(NotInTheRepository).Except(Allowed));

    [Fact]
    public void Every_project_is_part_of_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Cdi.Dsl.sln")).Replace('\\', '/');
        var projects = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).Select(Repository.Shown);
        Assert.Empty(projects.Where(project => !solution.Contains(project, StringComparison.Ordinal)).ToList());
    }
}
