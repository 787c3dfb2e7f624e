namespace Cdi.Reporting.Files;

/// <summary>Exchanges a report file by file, each in one step; on a failure the earlier files come back.</summary>
internal static class FileExchange
{
    /// <summary>Exchanges the report.</summary>
    /// <param name="target">Folder of the report.</param>
    /// <param name="staged">The new files.</param>
    /// <exception cref="IOException">A file cannot be exchanged.</exception>
    public static void Run(string target, StagedReport staged)
    {
        Directory.CreateDirectory(target);
        var earlier = Earlier(target);
        var written = new List<string>();
        try
        {
            foreach (var name in staged.Names)
            {
                File.Move(Path.Combine(staged.Folder, name), Path.Combine(target, name), overwrite: true);
                written.Add(name);
            }
        }
        catch
        {
            Restore(target, staged.Folder, earlier, written);
            throw;
        }

        foreach (var name in earlier.Keys.Except(staged.Names)) File.Delete(Path.Combine(target, name));
    }

    private static Dictionary<string, byte[]> Earlier(string target) =>
        ReportFolder.Names.Where(name => ReportMark.IsOn(Path.Combine(target, name))).ToDictionary(
            name => name, name => File.ReadAllBytes(Path.Combine(target, name)));

    private static void Restore(string target, string staging, Dictionary<string, byte[]> earlier, List<string> written)
    {
        foreach (var name in written)
        {
            File.Delete(Path.Combine(target, name));
            if (!earlier.TryGetValue(name, out var content)) continue;
            var unfinished = Path.Combine(staging, name);
            File.WriteAllBytes(unfinished, content);
            File.Move(unfinished, Path.Combine(target, name));
        }
    }
}
