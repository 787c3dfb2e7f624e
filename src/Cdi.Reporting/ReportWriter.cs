using Cdi.Dsl.Text;
using Cdi.Reporting.Csv;
using Cdi.Reporting.Html;
using Cdi.Reporting.Markdown;
using Cdi.Reporting.Tables;
using Cdi.Reporting.Text;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting;

/// <summary>Writes the result of a study as files for people and programs. Equal results give equal bytes.</summary>
public static class ReportWriter
{
    /// <summary>Renders a report in memory.</summary>
    /// <param name="result">The result.</param>
    /// <param name="formats">Which files; the order and repetitions do not matter.</param>
    /// <returns>The files by name: <c>estimates.csv</c>, <c>glance.csv</c>, <c>report.html</c>, <c>report.md</c>, <c>result.json</c>,
    /// <c>tables.docx</c>, <c>tables.tex</c>, those asked for.</returns>
    public static IReadOnlyList<ReportFile> Render(StudyResult result, IReadOnlyList<ReportFormat> formats)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(formats);
        var methods = new MethodsText(result);
        return
        [
            .. formats.Distinct().SelectMany(format => Files(format, result, methods)).Select(WithoutPasswords).Select(Packed).OrderBy(
                file => file.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The record of every draw, <c>draws.csv</c>, which is written beside each report whatever its formats: with the corpus, all that a check of
    /// the estimates needs.</summary>
    /// <param name="result">The result.</param>
    public static ReportFile Draws(StudyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(ReportFolder.Draws, DrawsTable.Of(result));
    }

    /// <summary>Writes a report and the record of its draws into a folder, wholly or not at all.</summary>
    /// <remarks>
    /// The files are written into a folder of a random name beside <paramref name="folder"/> and exchanged for those of an earlier
    /// report, all in one step where the system can do that. If anything fails, or the token is cancelled, what the folder held
    /// before is still there and nothing else. Files of an earlier report that this one does not have are removed, so that a folder
    /// never shows two runs as one; a file that this tool did not write is never removed or overwritten. Of runs that write into one
    /// folder at the same time the last one wins, wholly.
    /// </remarks>
    /// <param name="result">The result.</param>
    /// <param name="folder">The folder; created if absent.</param>
    /// <param name="formats">Which files.</param>
    /// <param name="cancellationToken">Ends the writing early.</param>
    /// <returns>Paths of the files written, by name.</returns>
    /// <exception cref="IOException">The folder cannot be written, or holds a file of the report's names that is not of a report.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<string> Write(
        StudyResult result, string folder, IReadOnlyList<ReportFormat> formats, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        IReadOnlyList<ReportFile> files = [.. Render(result, formats).Append(Draws(result)).OrderBy(file => file.Name, StringComparer.Ordinal)];
        return ReportFolder.Replace(Path.GetFullPath(folder), files, cancellationToken);
    }

    /// <summary>Writes a report as <see cref="Write"/> does, on a thread of the thread pool.</summary>
    /// <inheritdoc cref="Write" path="/remarks|/param|/returns|/exception"/>
    public static Task<IReadOnlyList<string>> WriteAsync(
        StudyResult result, string folder, IReadOnlyList<ReportFormat> formats, CancellationToken cancellationToken = default) =>
        Task.Run(() => Write(result, folder, formats, cancellationToken), cancellationToken);

    /// <summary>A report is published; a spec or a message in it may quote a URL with a password.</summary>
    private static ReportFile WithoutPasswords(ReportFile file) => file with { Content = UrlSecrets.Hide(file.Content) };

    private static ReportFile Packed(ReportFile file) => file.Name == ReportFolder.Word ? file with { Bytes = WordPackage.Of(file.Content) } : file;

    private static IReadOnlyList<TableLayout> Tables(StudyResult result) =>
        TableLayouts.OfReport(RecordedResult.Of(result), result.Definition.Report.Title);

    private static IEnumerable<ReportFile> Files(ReportFormat format, StudyResult result, MethodsText methods) => format switch
    {
        ReportFormat.Html => [new(ReportFolder.Page, HtmlReport.Write(result, methods))],
        ReportFormat.Markdown => [new(ReportFolder.Markdown, MarkdownReport.Write(result, methods))],
        ReportFormat.Json => [new(ReportFolder.Json, result.ToJson())],
        ReportFormat.Csv => [new(ReportFolder.Estimates, TidyTables.Estimates(result)), new(ReportFolder.Glance, TidyTables.Glance(result))],
        ReportFormat.Tex => [new(ReportFolder.Tex, TexTable.Of(Tables(result)))],
        ReportFormat.Docx => [new(ReportFolder.Word, WordTable.Of(Tables(result)))],
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
    };
}
