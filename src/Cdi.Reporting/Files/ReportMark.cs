using System.Text;
using Cdi.Corpus.Files;
using Cdi.Reporting.Experiments;
using Cdi.Reporting.Plans;
using Cdi.Reporting.Tables;

namespace Cdi.Reporting.Files;

/// <summary>Tells files that a report consists of from files of the same name that somebody else made: each says by what it begins with, or by its
/// provenance, that it is of this tool.</summary>
internal static class ReportMark
{
    private const int LengthOfHead = 4096;
    private const long LongestReport = 1 << 28;

    /// <summary>Whether a file is one that this tool wrote. A link never is.</summary>
    /// <param name="path">Full path.</param>
    public static bool IsOn(string path)
    {
        if (new FileInfo(path).LinkTarget is not null) return false;
        try
        {
            var bytes = OrdinaryFile.ReadAllBytes(path, LongestReport);
            var head = Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, LengthOfHead));
            return Path.GetFileName(path) switch
            {
                ReportFolder.Page or ReportFolder.PlanPage => head.Contains("<meta name=\"generator\" content=\"cdi ", StringComparison.Ordinal),
                ReportFolder.Markdown => Encoding.UTF8.GetString(bytes).Contains("\n- Tool: cdi ", StringComparison.Ordinal),
                ReportFolder.Json or ReportFolder.PlanJson => head.StartsWith("{\n  \"schema\": ", StringComparison.Ordinal)
                    && head.Contains("\"tool\": \"cdi ", StringComparison.Ordinal),
                ReportFolder.Cells => head.StartsWith(CellsTable.Mark, StringComparison.Ordinal),
                ReportFolder.PlanTable => head.StartsWith(PlanTable.Mark, StringComparison.Ordinal),
                ReportFolder.Draws => head.StartsWith("design,draw,block,row,key,pi,drawn,", StringComparison.Ordinal),
                ReportFolder.Estimates => FirstLine(head).Contains(",estimand,method,design,", StringComparison.Ordinal),
                ReportFolder.Glance => FirstLine(head).StartsWith("estimand,method,design,", StringComparison.Ordinal),
                ReportFolder.Tex => head.StartsWith(TexTable.Mark, StringComparison.Ordinal),
                ReportFolder.Word => WordPackage.IsOwn(bytes),
                _ => false,
            };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0];
}
