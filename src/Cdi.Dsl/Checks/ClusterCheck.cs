using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2013: a clustered variance needs to know the clusters of every estimand.</summary>
internal sealed class ClusterCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Inference?.Variance is not { } variance || !variance.Value.IsClustered()) return;
        foreach (var estimand in study.Estimands.Where(estimand => estimand.HasNoCluster))
        {
            diagnostics.Report(SchemaDiagnostics.Missing(
                variance.Place, $"`variance = {Choices.Variances.NameOf(variance.Value)}` is asked for, and estimand `{estimand.Name}`", "`cluster`",
                    $"Add `cluster = column` to `{estimand.Name}`."));
        }
    }
}
