using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cdi.Architecture.Tests;

/// <summary>Rooms, the first folders of a project, and which of them know which.</summary>
internal static class RoomGraph
{
    /// <summary>For each room of a project the rooms that it knows, each with a file that says so.</summary>
    public static Dictionary<string, Dictionary<string, string>> Of(string project)
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
            foreach (var name in Repository.Parse(file).DescendantNodes().OfType<UsingDirectiveSyntax>().Select(
                directive => directive.NamespaceOrType.ToString()))
            {
                if (!name.StartsWith(project + ".", StringComparison.Ordinal)) continue;
                var room = name[(project.Length + 1)..].Split('.')[0];
                if (room != own && rooms.Contains(room)) known.TryAdd(room, Repository.Shown(file));
            }
        }

        return known;
    }
}
