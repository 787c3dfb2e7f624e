using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Reporting.Text;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Reporting;

public class MethodsTextTests
{
    private static readonly StudyResult Sample = SampleResult.Create();

    [Theory]
    [InlineData("human_only", "use the human labels only", "Hájek 1971")]
    [InlineData("llm_only", "take the model’s labels for truth", "")]
    [InlineData("ppi", "are prediction-powered", "Angelopoulos et al. 2023")]
    [InlineData("ppi_tuned", "are prediction-powered", "Angelopoulos, Duchi and Zrnic 2023")]
    [InlineData("dsl", "design-based estimating equation", "Egami et al. 2023")]
    [InlineData("confidence_driven", "corrected by inverse-probability-weighted errors", "Gligorić et al. 2024")]
    [InlineData("calibrated", "fitted out of fold", "Zrnic and Candès 2024b")]
    public void Each_method_is_described_and_cited(string method, string words, string citation)
    {
        var text = Text(Sample.Definition with { Inference = Sample.Definition.Inference with { Method = EstimationMethod.Find(method) ?? EstimationMethod.Calibrated } });

        Assert.Contains(words, text.Paragraph, StringComparison.Ordinal);
        Assert.Contains(citation, text.Paragraph, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uniform", DrawMethod.FixedSize, "drawn as a simple random sample of fixed size")]
    [InlineData("uniform", DrawMethod.Poisson, "drawn independently of each other with equal probabilities")]
    [InlineData("leverage", DrawMethod.FixedSize, "proportional to their leverage on the estimands, mixed")]
    [InlineData("confidence", DrawMethod.Poisson, "the model’s stated confidence predicts (Gligorić et al. 2024), mixed with a share of 10\u00a0% of uniform sampling and computed from earlier blocks only; draws were independent.")]
    [InlineData("error", DrawMethod.FixedSize, "draws were of fixed size (Deville and Tillé 1998)")]
    public void Each_design_is_described(string design, DrawMethod draw, string words)
    {
        var definition = Sample.Definition with { Sampling = Sample.Definition.Sampling with { Draw = draw } };

        Assert.Contains(words, new MethodsText(Sample with { Definition = definition, Design = Sample.Design with { Name = design } }).Paragraph, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "are a simple random sample", "if they were chosen in any other way, the estimates are biased")]
    [InlineData("sampling.given", "had a known inclusion probability", "fixed before it was drawn")]
    public void Labels_collected_before_say_how_they_were_drawn_and_what_that_assumes(string? probability, string words, string assumption)
    {
        var definition = Sample.Definition with { Sampling = Sample.Definition.Sampling with { Given = new(probability) } };
        var text = new MethodsText(Sample with { Definition = definition, Design = Sample.Design with { Name = "given", Blocks = [] } });

        Assert.Contains(words, text.Paragraph, StringComparison.Ordinal);
        Assert.Contains(text.Assumptions, sentence => sentence.Contains(assumption, StringComparison.Ordinal));
    }

    [Fact]
    public void Corrections_sides_clusters_and_targets_are_named()
    {
        var inference = Sample.Definition.Inference with
        {
            Familywise = FamilywiseCorrection.Holm,
            Alternative = Alternative.Larger,
            Variance = VarianceEstimator.ClusterCR1,
            Generalise = Generalise.Population,
            FixedLambda = 0.5,
        };
        var text = Text(Sample.Definition with { Inference = inference });

        Assert.All(
            ["Holm’s rule (Holm 1979)", "one-sided Wald intervals", "cluster-robust sandwich", "regarded as a random sample", "set to λ = 0.5", "joint level of 90\u00a0%"],
            words => Assert.Contains(words, text.Paragraph, StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_without_an_answer_are_counted()
    {
        var silent = Sample with { Annotators = [Sample.Annotators[0] with { Answered = 5455 }] };

        Assert.Contains("labelled all but 25\u00a0texts and stated its confidence in each label; texts without an answer went to humans with certainty.", new MethodsText(silent).Paragraph, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_citation_has_its_entry()
    {
        var text = new MethodsText(Sample);

        Assert.Equal(6, text.Cited.Count);
        Assert.All(text.Cited, reference => Assert.Contains(reference.Cited, text.Paragraph, StringComparison.Ordinal));
    }

    private static MethodsText Text(StudyDefinition definition) => new(Sample with { Definition = definition });
}
