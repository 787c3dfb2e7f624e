namespace Cdi.Dsl;

/// <summary>Finds the path of an imported file, without touching the file system.</summary>
public static class ImportPath
{
    /// <summary>The path that <paramref name="import"/> means in <paramref name="file"/>, with <c>.</c> and <c>..</c> taken out.</summary>
    /// <param name="file">The file that imports, as its reader named it.</param>
    /// <param name="import">The path as written; slashes or backslashes.</param>
    public static string Resolve(string file, string import)
    {
        var path = import.Replace('\\', '/');
        var importer = file.Replace('\\', '/');
        var isRooted = path.StartsWith("/", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');
        if (!isRooted) path = importer.Substring(0, importer.LastIndexOf('/') + 1) + path;
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not ("" or "..")) parts.RemoveAt(parts.Count - 1);
            else if (part != "." && (part.Length > 0 || parts.Count == 0)) parts.Add(part);
        }

        return string.Join("/", parts);
    }
}
