namespace Cdi.Architecture.Tests;

/// <summary>Rooms, the first folders of a project, know one another in one direction only, as projects do.</summary>
public class RoomDirectionTests
{
    public static TheoryData<string> Projects => [.. Repository.ProductProjects.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_circle_of_rooms_knows_one_another(string project)
    {
        var rooms = RoomGraph.Of(project);
        var left = rooms.Keys.ToHashSet(StringComparer.Ordinal);

        // A room that knows none of those left stands below them; where every room knows one, there is a circle.
        while (left.FirstOrDefault(room => !rooms[room].Keys.Any(left.Contains)) is { } lowest) left.Remove(lowest);
        Assert.True(left.Count == 0, "A circle: " + string.Join("; ", left.Order(StringComparer.Ordinal).SelectMany(room => Known(room, rooms[room], left))));
    }

    [Fact]
    public void The_compiler_reads_in_the_order_of_its_stages()
    {
        string[] stages = ["Text", "Syntax", "Parsing", "Semantics", "Lowering", "Emit"];
        var rooms = RoomGraph.Of("Cdi.Dsl");
        for (var stage = 0; stage < stages.Length; stage++)
        {
            Assert.Empty(rooms[stages[stage]].Keys.Intersect(stages.Skip(stage + 1), StringComparer.Ordinal));
        }
    }

    private static IEnumerable<string> Known(string room, Dictionary<string, string> known, HashSet<string> left) =>
        known.Where(pair => left.Contains(pair.Key)).Select(pair => $"{room} knows {pair.Key} ({pair.Value})");
}
