using System.Text.RegularExpressions;

namespace Cdi.Architecture.Tests;

/// <summary>The page that draws the house lists the rooms that stand, in an order in which each knows only those above it.</summary>
public partial class ArchitecturePageTests
{
    public static TheoryData<string> Projects => [.. Repository.ProductProjects.Keys.Where(name => RoomGraph.Of(name).Count > 1).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_room_stands_on_the_page_and_every_room_of_the_page_stands(string project) =>
        Assert.Equal(RoomGraph.Of(project).Keys.Order(StringComparer.Ordinal), Listed(project).SelectMany(line => line).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_room_knows_only_rooms_above_it_on_the_page(string project)
    {
        var known = RoomGraph.Of(project);
        var above = new List<string>();
        foreach (var line in Listed(project))
        {
            foreach (var room in line) Assert.Empty(known[room].Keys.Except(above, StringComparer.Ordinal));
            above.AddRange(line);
        }
    }

    // The rooms of a project, one or more to a line.
    private static List<List<string>> Listed(string project)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "specs", "architecture.md"));
        var start = page.IndexOf($"### {project}:", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{project} is not on the page.");
        var end = page.IndexOf("\n\n", start, StringComparison.Ordinal);
        return [.. page[start..end].Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(
            line => Bold().Matches(line).Select(match => match.Groups[1].Value).ToList())];
    }

    [GeneratedRegex(@"\*\*(\w+)\*\*")]
    private static partial Regex Bold();
}
