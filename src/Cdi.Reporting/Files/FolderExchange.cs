using System.Runtime.Versioning;
using Cdi.Corpus.Files;

namespace Cdi.Reporting.Files;

/// <summary>Exchanges a report as a whole: two folders change names in one step (Linux, renameat2), so that no moment shows parts of two reports.</summary>
/// <remarks>
/// The exchange is made twice. The first puts the new report in place; the earlier folder, now out of sight, then gets the new files
/// too; the second puts that folder back, so that it stays the same folder for whoever stands in it, with its owner, mode and all
/// that others put there. Files of others are named in the new folder as well (hard links) before the first exchange, so that they
/// are there at every moment. Subfolders cannot be named twice: with such in it, a report is exchanged file by file.
/// </remarks>
internal static class FolderExchange
{
    private const int MostForeignFiles = 256;

    /// <summary>Exchanges the report; false, with nothing changed, where that is not possible.</summary>
    /// <param name="target">Folder of the earlier report.</param>
    /// <param name="staged">The new one.</param>
    public static bool Try(string target, StagedReport staged) =>
        OperatingSystem.IsLinux()
        && Path.GetDirectoryName(staged.Folder) == Path.GetDirectoryName(target)
        && FileFacts.Of(target) is { } facts && facts.Mode.HasFlag(UnixFileMode.UserWrite)
        && Foreign(target) is { } foreign
        && Run(target, staged, facts.Mode, foreign);

    [SupportedOSPlatform("linux")]
    private static bool Run(string target, StagedReport staged, UnixFileMode mode, List<string> foreign)
    {
        var named = new List<string>();
        foreach (var name in foreign)
        {
            if (LinuxCalls.NameAlso(Path.Combine(target, name), Path.Combine(staged.Folder, name))) named.Add(name);
        }

        File.SetUnixFileMode(staged.Folder, mode);
        var exchanged = named.Count == foreign.Count && LinuxCalls.Exchange(target, staged.Folder);
        if (exchanged && Renewed(staged.Folder, target, staged.Names)) LinuxCalls.Exchange(target, staged.Folder);
        RemoveSecondNames(named, staged.Folder, target);
        if (exchanged) ReturnWhatCameBetween(staged.Folder, target);
        return exchanged;
    }

    /// <summary>Whether two folders are on one device, so that what is in one can be moved into the other in one step.</summary>
    public static bool AreOnOneDevice(string one, string other) =>
        FileFacts.Of(one) is not { } first || FileFacts.Of(other) is not { } second || first.Identity.Device == second.Identity.Device;

    /// <summary>What a report's folder holds beside the report: files; null where folders are among it, or too much.</summary>
    private static List<string>? Foreign(string target)
    {
        var entries = new DirectoryInfo(target).EnumerateFileSystemInfos().Where(entry => !IsOfReport(entry.FullName)).Take(MostForeignFiles + 1).ToList();
        return entries.Count > MostForeignFiles || entries.Any(entry => entry is DirectoryInfo && entry.LinkTarget is null) ? null
            : [.. entries.Select(entry => entry.Name)];
    }

    private static bool IsOfReport(string path) => ReportFolder.Names.Contains(Path.GetFileName(path)) && ReportMark.IsOn(path);

    /// <summary>Gives the earlier folder, out of sight, the files of the new report; false where that fails, and the new folder stays in place
    /// instead.</summary>
    [SupportedOSPlatform("linux")]
    private static bool Renewed(string earlier, string target, IReadOnlyList<string> names)
    {
        try
        {
            foreach (var name in ReportFolder.Names.Where(name => IsOfReport(Path.Combine(earlier, name)))) File.Delete(Path.Combine(earlier, name));
            foreach (var name in names)
            {
                if (!LinuxCalls.NameAlso(Path.Combine(target, name), Path.Combine(earlier, name))) return false;
            }

            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Removes the second names of files of others, where the first still names the same file.</summary>
    private static void RemoveSecondNames(IEnumerable<string> names, string staging, string target)
    {
        foreach (var name in names)
        {
            var (second, first) = (FileFacts.Of(Path.Combine(staging, name), followsLinks: false),
                FileFacts.Of(Path.Combine(target, name), followsLinks: false));
            if (second is not null && second?.Identity == first?.Identity) File.Delete(Path.Combine(staging, name));
        }
    }

    /// <summary>Moves what somebody put into the folder while it was out of sight to where it was meant to be.</summary>
    private static void ReturnWhatCameBetween(string staging, string target)
    {
        foreach (var entry in new DirectoryInfo(staging).EnumerateFileSystemInfos().Where(entry => !ReportFolder.Names.Contains(entry.Name)).ToList())
        {
            var place = Path.Combine(target, entry.Name);
            if (Path.Exists(place)) continue;
            if (entry is DirectoryInfo folder) folder.MoveTo(place);
            else File.Move(entry.FullName, place);
        }
    }
}
