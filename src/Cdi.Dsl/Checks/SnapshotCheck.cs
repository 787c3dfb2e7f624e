using System.Text.RegularExpressions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4007: a model name without a date, a hash or an exact version can mean another model tomorrow. An embedded one is that of the tool.</summary>
internal sealed class SnapshotCheck : IStudyCheck
{
    /// <summary>2024-08-06, 20240806, 0613, @3f2a…, :v1.2, -001.</summary>
    private static readonly Regex Snapshot = new(
        @"\d{4}-\d{2}-\d{2}|\d{8}|-\d{3,4}$|[@:][0-9a-f]{6,}$|[@:]v?\d+(\.\d+)+", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var llm in study.Llms)
        {
            if (llm is { Embedded: null, Model: { } model } && !Snapshot.IsMatch(model.Value))
                diagnostics.Report(AnnotationDiagnostics.NoSnapshot(model.Place, model.Value, llm.BaseUrl is not null));
        }
    }
}
