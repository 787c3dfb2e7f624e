using Cdi.Reporting.Files;

namespace Cdi.Reporting;

/// <summary>The folder of a report: at every moment it holds the earlier report or the new one, whole, and all that others put there.</summary>
/// <remarks>
/// The new files are written into a folder of a random name beside it (or inside, where the folder is a mount point or its parent may not
/// be written), and exchanged for the earlier ones: as a whole where the system can exchange two folders in one step, file by file
/// otherwise. Runs that write into folders of one parent take turns over the exchange, so that the last one wins wholly. A
/// process that is killed may leave the folder of a random name behind; it is never taken for anything by another run.
/// </remarks>
internal static class ReportFolder
{
    public const string Page = "report.html";
    public const string Markdown = "report.md";
    public const string Json = "result.json";
    public const string Draws = "draws.csv";
    public const string Estimates = "estimates.csv";
    public const string Glance = "glance.csv";
    public const string Tex = "tables.tex";
    public const string Word = "tables.docx";
    public const string Cells = "cells.csv";
    public const string PlanPage = "plan.html";
    public const string PlanTable = "plan.csv";
    public const string PlanJson = "plan.json";

    /// <summary>Every name that a file of a report has had.</summary>
    public static IReadOnlyList<string> Names { get; } = [Cells, Draws, Estimates, Glance, PlanTable, PlanPage, PlanJson, Page, Markdown, Json, Tex, Word];

    /// <summary>Puts the files in place of an earlier report's; returns their paths.</summary>
    /// <exception cref="IOException">The folder cannot be written, or holds a file of one of the names that is not of a report.</exception>
    public static IReadOnlyList<string> Replace(string folder, IReadOnlyList<ReportFile> files, CancellationToken cancellationToken)
    {
        var target = Target(folder);
        var parent = Path.GetDirectoryName(target) ?? target;
        using var made = new MadeFolders(parent);
        using (var staged = new StagedReport(StagingPlace(target, parent), files, cancellationToken))
        using (FolderTurn.Take(parent, cancellationToken))
        {
            RequireOwnFiles(target, files);
            cancellationToken.ThrowIfCancellationRequested();
            Exchange(target, staged);
        }

        made.Keep();
        return [.. files.Select(file => Path.Combine(folder, file.Name))];
    }

    private static void Exchange(string target, StagedReport staged)
    {
        if (staged.BecomesFolder(target) || FolderExchange.Try(target, staged)) return;
        FileExchange.Run(target, staged);
    }

    /// <summary>The folder itself where a link leads to it.</summary>
    private static string Target(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(folder);
        if (new DirectoryInfo(path).LinkTarget is not null && Directory.ResolveLinkTarget(path, returnFinalTarget: true) is { } linked)
            path = Path.TrimEndingDirectorySeparator(linked.FullName);
        return File.Exists(path) ? throw new IOException("a file of that name is there already") : path;
    }

    private static string StagingPlace(string target, string parent)
    {
        if (!Directory.Exists(target)) return parent;
        return FolderExchange.AreOnOneDevice(target, parent) && StagedReport.CanBeIn(parent) ? parent : target;
    }

    private static void RequireOwnFiles(string target, IReadOnlyList<ReportFile> files)
    {
        var foreign = files.Select(file => file.Name).FirstOrDefault(
            name => Path.Exists(Path.Combine(target, name)) && !ReportMark.IsOn(Path.Combine(target, name)));
        if (foreign is not null) throw new IOException($"`{foreign}` there was not written by cdi and is left alone");
    }
}
