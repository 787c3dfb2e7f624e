using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5019 to CDI5022: strata and clusters belong to labels drawn before, and every interval honours them.</summary>
internal sealed class GivenGroupsCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling is not { } sampling) return;
        if (sampling is { Given: null, Budget: not null })
        {
            Report("cluster", sampling.Cluster?.Place);
        }

        if (sampling is { Given: not null, Cluster: { } cluster }) CheckClusters(study, sampling, cluster.Value, diagnostics);

        void Report(string name, Place? place)
        {
            if (place is { } written) diagnostics.Report(DesignDiagnostics.GroupsWithoutGiven(written, name));
        }
    }

    private static void CheckClusters(StudyModel study, SamplingModel sampling, string cluster, DiagnosticBag diagnostics)
    {
        if (sampling.Strata is { } strata) diagnostics.Report(DesignDiagnostics.ClustersWithinStrata(strata.Place, strata.Value, cluster));
        if (study.Inference?.Generalise is { Value: Generalise.Corpus } generalise)
        {
            diagnostics.Report(DesignDiagnostics.ClusterDrawOfCorpus(generalise.Place, cluster));
            return;
        }

        if (study.Inference?.Variance is { } variance && variance.Value != VarianceEstimator.Bootstrap && !variance.Value.IsClustered())
        {
            diagnostics.Report(DesignDiagnostics.ClusterDrawIgnored(
                variance.Place, $"`variance = {Choices.Variances.NameOf(variance.Value)}`", cluster));
        }

        foreach (var estimand in study.Estimands.Where(estimand => estimand.HasNoCluster || (estimand.Cluster is { } own && own.Value != cluster)))
        {
            diagnostics.Report(DesignDiagnostics.ClusterDrawIgnored(estimand.Place, $"Estimand `{estimand.Name}`", cluster));
        }
    }
}
