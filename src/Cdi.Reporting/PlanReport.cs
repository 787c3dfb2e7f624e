using Cdi.Dsl.Text;
using Cdi.Reporting.Plans;

namespace Cdi.Reporting;

/// <summary>Writes a plan as files for people and programs. Equal plans give equal bytes.</summary>
public static class PlanReport
{
    /// <summary>Renders a plan in memory.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns><c>plan.csv</c>, <c>plan.html</c> and <c>plan.json</c>.</returns>
    public static IReadOnlyList<ReportFile> Render(PlanSheet plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        IReadOnlyList<ReportFile> files =
        [
            new(ReportFolder.PlanTable, PlanTable.Of(plan)),
            new(ReportFolder.PlanPage, PlanPage.Write(plan)),
            new(ReportFolder.PlanJson, plan.Json),
        ];
        return [.. files.Select(file => file with { Content = UrlSecrets.Hide(file.Content) })];
    }

    /// <summary>Writes a plan into a folder, wholly or not at all, as <see cref="ReportWriter.Write"/> does.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The folder; created if absent.</param>
    /// <param name="cancellationToken">Ends the writing early.</param>
    /// <returns>Paths of the files written, by name.</returns>
    /// <exception cref="IOException">The folder cannot be written, or holds a file of the plan's names that is not of a plan.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<string> Write(PlanSheet plan, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return ReportFolder.Replace(Path.GetFullPath(folder), Render(plan), cancellationToken);
    }
}
