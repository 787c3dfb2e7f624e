using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Studies.Tests.Reporting;

/// <content>Clusters and factors for small samples.</content>
public partial class MethodsTextTests
{
    [Fact]
    public void Clusters_are_named_and_counted_with_their_factor_and_their_critical_value()
    {
        var text = Clustered(VarianceEstimator.ClusterCR1).Paragraph;

        Assert.Contains("sum over the 40 groups of “device” that hold labels, with the factor G/(G − 1), standard errors √(G/(G − 1)), G their number (CR1).",
            text, StringComparison.Ordinal);
        Assert.Contains("2.023 (t with 39 degrees of freedom) for hedging", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wald", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Within_the_corpus_clusters_are_said_not_to_be_summed_over()
    {
        var study = Sample.Definition with { Estimands = [.. Sample.Definition.Estimands.Select(estimand => estimand with { Cluster = "device" })] };

        Assert.Contains("Clusters of “device” share a fold of the cross-fitting but are not summed over", Text(study).Paragraph, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Generalise.Corpus, DrawMethod.FixedSize,
        "Variances are those of a draw of fixed size (Deville 1999), with the factor 1/(1 − Σa²) in each block, a = (1 − π)/Σ(1 − π) over its drawn texts")]
    [InlineData(Generalise.Corpus, DrawMethod.Poisson, "Variances are those of independent draws.")]
    [InlineData(Generalise.Population, DrawMethod.FixedSize, "to that of the corpus as a sample of N = 5480 texts.")]
    [InlineData(Generalise.Population, DrawMethod.Poisson, "have the factor N/(N − 1), standard errors √(N/(N − 1)), N = 5480 texts.")]
    public void Factors_for_small_samples_are_stated(Generalise generalise, DrawMethod draw, string words)
    {
        var definition = Sample.Definition;
        var study = definition with { Inference = definition.Inference with { Generalise = generalise }, Sampling = definition.Sampling with { Draw = draw } };

        Assert.Contains(words, Text(study).Paragraph, StringComparison.Ordinal);
    }
}
