using System.Text;
using Cdi.Corpus.Files;

namespace Cdi.Reporting.Files;

/// <summary>The files of a report in a folder of a name that nothing else has, until they are in their place.</summary>
internal sealed class StagedReport : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the files.</summary>
    /// <param name="place">Folder in which the folder is made.</param>
    /// <param name="files">The files.</param>
    /// <param name="cancellation">Ends the writing early; nothing stays then.</param>
    public StagedReport(string place, IReadOnlyList<ReportFile> files, CancellationToken cancellation)
    {
        Folder = Path.Combine(place, UnfinishedFile.FreshName());
        Names = [.. files.Select(file => file.Name)];
        try
        {
            Directory.CreateDirectory(Folder);
            foreach (var file in files)
            {
                cancellation.ThrowIfCancellationRequested();
                File.WriteAllBytes(Path.Combine(Folder, file.Name), file.Bytes is { } bytes ? [.. bytes] : Utf8.GetBytes(file.Content));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Names of the report's files.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether a folder can be made in a place.</summary>
    public static bool CanBeIn(string place)
    {
        var probe = Path.Combine(place, UnfinishedFile.FreshName());
        try
        {
            Directory.CreateDirectory(probe);
            Directory.Delete(probe);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Makes the folder itself the report's, in one step, where the report has none yet; false where it has one.</summary>
    public bool BecomesFolder(string target)
    {
        if (Path.Exists(target)) return false;
        try
        {
            Directory.Move(Folder, target);
            return true;
        }
        catch (IOException) when (Path.Exists(target))
        {
            return false;
        }
    }

    /// <summary>Removes the folder with the files of reports in it; whatever else is in it stays, with the folder.</summary>
    public void Dispose()
    {
        if (!Directory.Exists(Folder)) return;
        try
        {
            foreach (var path in ReportFolder.Names.Select(name => Path.Combine(Folder, name)))
            {
                if (Names.Contains(Path.GetFileName(path)) || ReportMark.IsOn(path)) File.Delete(path);
            }

            if (!Directory.EnumerateFileSystemEntries(Folder).Any()) Directory.Delete(Folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The report stands; a folder that cannot be removed is no reason to say that it does not.
        }
    }
}
