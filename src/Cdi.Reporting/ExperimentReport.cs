using Cdi.Dsl.Text;
using Cdi.Reporting.Experiments;
using Cdi.Studies.Experiments;

namespace Cdi.Reporting;

/// <summary>Writes the result of an experiment as files for people and programs. Equal results give equal bytes.</summary>
public static class ExperimentReport
{
    /// <summary>Renders a report in memory.</summary>
    /// <param name="result">The result.</param>
    /// <returns><c>cells.csv</c>, <c>report.html</c>, <c>report.md</c> and <c>result.json</c>.</returns>
    public static IReadOnlyList<ReportFile> Render(ExperimentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        IReadOnlyList<ReportFile> files =
        [
            new(ReportFolder.Cells, CellsTable.Of(result)),
            new(ReportFolder.Page, ExperimentPage.Write(result)),
            new(ReportFolder.Markdown, ExperimentMarkdown.Write(result)),
            new(ReportFolder.Json, result.ToJson()),
        ];
        return [.. files.Select(file => file with { Content = UrlSecrets.Hide(file.Content) })];
    }

    /// <summary>Writes a report into a folder, wholly or not at all, as <see cref="ReportWriter.Write"/> does.</summary>
    /// <param name="result">The result.</param>
    /// <param name="folder">The folder; created if absent.</param>
    /// <param name="cancellationToken">Ends the writing early.</param>
    /// <returns>Paths of the files written, by name.</returns>
    /// <exception cref="IOException">The folder cannot be written, or holds a file of the report's names that is not of a report.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<string> Write(ExperimentResult result, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return ReportFolder.Replace(Path.GetFullPath(folder), Render(result), cancellationToken);
    }
}
