using System.Text;

namespace Cdi.Reporting;

/// <summary>The folder of a report, replaced wholly or not at all.</summary>
internal static class ReportFolder
{
    public const string Page = "report.html";
    public const string Markdown = "report.md";
    public const string Json = "result.json";
    public const string Draws = "draws.csv";
    public const string Estimates = "estimates.csv";
    public const string Glance = "glance.csv";

    private static readonly string[] Known = [Draws, Estimates, Glance, Page, Markdown, Json];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Puts the files in place of an earlier report's; returns their paths.</summary>
    public static IReadOnlyList<string> Replace(string folder, IReadOnlyList<ReportFile> files, CancellationToken cancellationToken)
    {
        var staging = folder.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + ".partial";
        var before = Path.Combine(staging, "before");
        var created = !Directory.Exists(folder);
        Remove(staging);
        try
        {
            Directory.CreateDirectory(before);
            foreach (var file in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                File.WriteAllText(Path.Combine(staging, file.Name), file.Content, Utf8);
            }

            cancellationToken.ThrowIfCancellationRequested();
            Directory.CreateDirectory(folder);
            Exchange(folder, staging, before, files);
        }
        catch
        {
            Remove(staging);
            if (created && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
            throw;
        }

        Remove(staging);
        return [.. files.Select(file => Path.Combine(folder, file.Name))];
    }

    /// <summary>Moves the earlier files out and the new ones in; on a failure moves everything back.</summary>
    private static void Exchange(string folder, string staging, string before, IReadOnlyList<ReportFile> files)
    {
        var undo = new Stack<(string From, string To)>();
        try
        {
            foreach (var name in Known.Where(name => File.Exists(Path.Combine(folder, name)))) Move(Path.Combine(folder, name), Path.Combine(before, name));
            foreach (var file in files) Move(Path.Combine(staging, file.Name), Path.Combine(folder, file.Name));
        }
        catch
        {
            while (undo.TryPop(out var move)) File.Move(move.To, move.From);
            throw;
        }

        void Move(string from, string to)
        {
            File.Move(from, to);
            undo.Push((from, to));
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
