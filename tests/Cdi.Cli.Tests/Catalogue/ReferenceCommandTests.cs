using Cdi.Cli.Tests.Reference;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Catalogue;

/// <summary>The command that prints the table of evidence, by the words of README, and what it writes down of a test.</summary>
public sealed class ReferenceCommandTests
{
    private const string Command = "dotnet run -c Release --project tests/Cdi.Benchmarks -- references";

    [Fact]
    public void The_command_is_named_as_it_is_typed()
    {
        var readme = File.ReadAllText(Path.Combine(SharedFolder.Repository, "README.md")).ReplaceLineEndings("\n");
        Assert.Contains($"\n{Command}\n", readme, StringComparison.Ordinal);
        var program = File.ReadAllText(Path.Combine(SharedFolder.Repository, "tests", "Cdi.Benchmarks", "Program.cs"));
        Assert.Contains($"[\"{Command.Split(' ')[^1]}\", ..]", program, StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task A_test_of_references_is_written_down_as_the_table_shows_it()
    {
        List<string> failed = [];
        var comparisons = await ReferenceTests.RunAsync(_ => { }, failed.Add, test => test.DeclaringType == typeof(PairReferenceTests));
        Assert.Empty(failed);
        Assert.Equal(["bt-baseball", "bt-baseball-home", "bt-citations"], comparisons.Select(each => each.Case).Distinct().Order());
        Assert.All(comparisons, each => Assert.Equal(("bradley_terry", "bradley_terry", "human_only"), (each.Family, each.Label, each.Method)));
        Assert.Equal(comparisons.Count / 2, comparisons.Count(each => each.IsError));
        Assert.All(comparisons, each => Assert.InRange(each.Difference, 0, 1e-8));
    }
}
