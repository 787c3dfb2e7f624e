using Cdi.Corpus;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Looks for rows that are no texts of their own: the sum at the foot of a table, and what was pasted twice.</summary>
internal static class RowReview
{
    /// <summary>What was found: errors where labels are given, warnings where the study draws, whose labels may be paid for.</summary>
    public static IReadOnlyList<DataDiagnostic> Of(StudyMaterial material)
    {
        var found = new[] { TotalRow.Of(material), RepeatedRows.Of(material) }.OfType<DataDiagnostic>();
        return [.. material.Definition.Sampling.Given is null ? found.Select(each => each with { Severity = DataSeverity.Warning }) : found];
    }
}
