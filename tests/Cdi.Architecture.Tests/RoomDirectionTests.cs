using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cdi.Architecture.Tests;

/// <summary>Rooms, the first folders of a project, know one another in one direction only, as projects do.</summary>
public class RoomDirectionTests
{
    public static TheoryData<string> Projects => [.. Repository.ProductProjects.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_circle_of_rooms_knows_one_another(string project)
    {
        var rooms = Rooms(project);
        var left = rooms.Keys.ToHashSet(StringComparer.Ordinal);

        // A room that knows none of those left stands below them; where every room knows one, there is a circle.
        while (left.FirstOrDefault(room => !rooms[room].Keys.Any(left.Contains)) is { } lowest) left.Remove(lowest);
        Assert.True(left.Count == 0, "A circle: " + string.Join("; ", left.Order(StringComparer.Ordinal).SelectMany(room => Known(room, rooms[room], left))));
    }

    [Fact]
    public void The_compiler_reads_in_the_order_of_its_stages()
    {
        string[] stages = ["Text", "Syntax", "Parsing", "Semantics", "Lowering", "Emit"];
        var rooms = Rooms("Cdi.Dsl");
        for (var stage = 0; stage < stages.Length; stage++)
        {
            Assert.Empty(rooms[stages[stage]].Keys.Intersect(stages.Skip(stage + 1), StringComparer.Ordinal));
        }
    }

    private static IEnumerable<string> Known(string room, Dictionary<string, string> known, HashSet<string> left) =>
        known.Where(pair => left.Contains(pair.Key)).Select(pair => $"{room} knows {pair.Key} ({pair.Value})");

    // For each room the rooms that it knows, each with a file that says so.
    private static Dictionary<string, Dictionary<string, string>> Rooms(string project)
    {
        var folder = Path.GetDirectoryName(Repository.ProductProjects[project]) ?? "";
        var files = Repository.ProductFiles.Where(path => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Select(path => (Path: path, Room: Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)))
            .Where(file => file.Room.Length > 1)
            .GroupBy(file => file.Room[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(file => file.Path).ToList(), StringComparer.Ordinal);
        return files.ToDictionary(room => room.Key, room => KnownBy(project, room.Key, room.Value, files.Keys), StringComparer.Ordinal);
    }

    private static Dictionary<string, string> KnownBy(string project, string own, List<string> files, IReadOnlyCollection<string> rooms)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var name in Repository.Parse(file).DescendantNodes().OfType<UsingDirectiveSyntax>().Select(directive => directive.NamespaceOrType.ToString()))
            {
                if (!name.StartsWith(project + ".", StringComparison.Ordinal)) continue;
                var room = name[(project.Length + 1)..].Split('.')[0];
                if (room != own && rooms.Contains(room)) known.TryAdd(room, Repository.Shown(file));
            }
        }

        return known;
    }
}
