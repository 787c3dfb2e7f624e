using System.Runtime.CompilerServices;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Reporting.Text;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Reporting;

public partial class MethodsTextTests
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
    [InlineData("predict_then_debias", "carried out three times", "Kluger et al. 2025")]
    [InlineData("label_shift", "assume label shift", "Rogan and Gladen 1978")]
    public void Each_method_is_described_and_cited(string method, string words, string citation)
    {
        var text = Text(Sample.Definition with { Inference =
            Sample.Definition.Inference with { Method = (EstimationMethod.Find(method) ?? EstimationMethod.Calibrated).Kind } });

        Assert.Contains(words, text.Paragraph, StringComparison.Ordinal);
        Assert.Contains(citation, text.Paragraph, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DesignKind.Uniform, DrawMethod.FixedSize, "drawn as a simple random sample of fixed size")]
    [InlineData(DesignKind.Uniform, DrawMethod.Poisson, "drawn independently of each other with equal probabilities")]
    [InlineData(DesignKind.Leverage, DrawMethod.FixedSize, "proportional to their leverage on the estimands, mixed")]
    [InlineData(DesignKind.Confidence, DrawMethod.Poisson, "the model’s stated confidence predicts (Gligorić et al. 2024), mixed with a share of 10\u00a0% of "
        + "uniform sampling and computed from earlier blocks only; draws were independent.")]
    [InlineData(DesignKind.Error, DrawMethod.FixedSize, "draws were of fixed size (Deville and Tillé 1998)")]
    [InlineData(DesignKind.Stratified, DrawMethod.FixedSize, "The texts of a stratum have the value of “branch”, the label of reader and the confidence of "
        + "reader (4 groups of about as many texts each) in common. A budget of")]
    [InlineData(DesignKind.Stratified, DrawMethod.FixedSize, "in proportion to their texts; each stratum had at least two labels")]
    [InlineData(DesignKind.Neyman, DrawMethod.FixedSize, "the spread of errors seen in labels of earlier blocks (Neyman 1934), mixed with a share of 10 %")]
    public void Each_design_is_described(DesignKind design, DrawMethod draw, string words)
    {
        var definition = Sample.Definition with { Sampling = Sample.Definition.Sampling with { Draw = draw, Strata = Strata } };

        Assert.Contains(words, new MethodsText(Sample with { Definition = definition, Design = Sample.Design with { Kind = design } }).Paragraph,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DesignKind.Error, "since a model had annotated texts before people did")]
    [InlineData(DesignKind.Leverage, "since no model had annotated texts before people did")]
    public void A_design_that_the_spec_leaves_open_says_why_it_is_that(DesignKind design, string words)
    {
        string Paragraph(bool isAuto) => new MethodsText(Sample with
        {
            Definition = Sample.Definition with { Sampling = Sample.Definition.Sampling with { Design = design, IsAuto = isAuto } },
            Design = Sample.Design with { Kind = design },
        }).Paragraph;
        Assert.Contains("The design followed from the study (auto): by ", Paragraph(true), StringComparison.Ordinal);
        Assert.Contains(words, Paragraph(true), StringComparison.Ordinal);
        Assert.DoesNotContain("auto", Paragraph(false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "are taken for a simple random sample", "if they were chosen in any other way, the estimates are biased")]
    [InlineData("sampling.given", "had a known inclusion probability", "fixed before it was drawn")]
    public void Labels_collected_before_say_how_they_were_drawn_and_what_that_assumes(string? probability, string words, string assumption)
    {
        var definition = Sample.Definition with { Sampling = Sample.Definition.Sampling with { Given = new(probability) } };
        var text = new MethodsText(Sample with { Definition = definition, Design = Sample.Design with { Kind = null, Blocks = [] } });

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
            ["Holm’s rule (Holm 1979)", "are one-sided, with a lower end only, and formed", "regarded as a random sample", "set to λ = 0.5",
                "joint level of 90\u00a0%", "The critical value is 1.645 (normal)."],
            words => Assert.Contains(words, text.Paragraph, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_method_design_draw_and_variance_has_words_of_its_own()
    {
        AssertDistinct(EstimationMethod.All.Select(method =>
            Text(Sample.Definition with { Inference = Sample.Definition.Inference with { Method = method.Kind, FixedLambda = 1 } }).Paragraph));
        AssertDistinct(SamplingDesign.All.Select(design => Drawn(design.Kind)).Append(Drawn(null)));
        AssertDistinct(Enum.GetValues<DrawMethod>().Select(draw =>
            Text(Sample.Definition with { Sampling = Sample.Definition.Sampling with { Draw = draw } }).Paragraph));
        AssertDistinct(Enum.GetValues<VarianceEstimator>().Select(variance => Clustered(variance).Paragraph));
        AssertDistinct(EstimationMethod.All.Select(Terms.Title));
    }

    [Fact]
    public void A_design_or_method_without_words_is_not_described_as_another()
    {
        Assert.ThrowsAny<InvalidOperationException>(() => Drawn((DesignKind)99));
        Assert.ThrowsAny<InvalidOperationException>(() => Text(Sample.Definition with { Inference =
            Sample.Definition.Inference with { Method = (MethodKind)99 } }).Paragraph);
    }

    [Fact]
    public void A_variance_a_draw_and_a_correction_without_words_are_not_described_as_others()
    {
        Assert.Throws<SwitchExpressionException>(() => Clustered((VarianceEstimator)99));
        Assert.Throws<SwitchExpressionException>(() => Text(Sample.Definition with { Sampling = Sample.Definition.Sampling with { Draw = (DrawMethod)99 } }));
        Assert.Throws<NotSupportedException>(() => Text(Sample.Definition with { Inference =
            Sample.Definition.Inference with { Familywise = (FamilywiseCorrection)99 } }));
        Assert.Throws<SwitchExpressionException>(() => Text(Sample.Definition with { Inference =
            Sample.Definition.Inference with { Generalise = (Generalise)99 } }));
    }

    [Fact]
    public void Texts_without_an_answer_are_counted()
    {
        var silent = Sample with { Annotators = [Sample.Annotators[0] with { Answered = 5455 }] };

        Assert.Contains("labelled all but 25\u00a0texts and stated its confidence in each label; texts without an answer went to humans with certainty.",
            new MethodsText(silent).Paragraph, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_probabilities_have_the_factor_of_the_textbook()
    {
        var equal = Sample with { Design = Sample.Design with { Inclusion = Sample.Design.Inclusion with { Smallest = 0.1, Largest = 0.1 } } };

        Assert.Contains("(Hájek 1964), with the factor m/(m − 1) in each block of m drawn texts.", new MethodsText(equal).Paragraph, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_rule_for_intervals_is_said_for_the_estimands_that_it_formed()
    {
        var text = new MethodsText(Sample).Paragraph;

        Assert.Contains("The interval of share ends where the squared distance from the estimate is the squared critical value times the variance at that "
            + "end, as Wilson’s does (Wilson 1927);", text, StringComparison.Ordinal);
        Assert.Contains("The interval of hedging ends where the squared distance from the estimate is the squared critical value times the variance at "
            + "that end, which two pseudo-labels", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Satterthwaite", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Alternative.TwoSided, "the interval is the bound 1 − (α/2)^(1/m), m = (Σw)²/Σw²")]
    [InlineData(Alternative.Smaller, "the interval is the bound 1 − α^(1/m), m = (Σw)²/Σw²")]
    public void A_share_without_events_has_its_bound_said(Alternative alternative, string words)
    {
        var study = Sample.Definition with { Inference = Sample.Definition.Inference with { Alternative = alternative } };
        var text = OfShare(row => row with { IsBound = true }, study);

        Assert.Contains("The labels of share all say the same; " + words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wilson", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Degrees_of_freedom_and_the_scale_of_an_interval_are_said()
    {
        var text = OfShare(row => row with { DegreesOfFreedom = 12.5, Scale = Estimation.MEstimation.Scale.ProportionByLogOdds }, Sample.Definition);

        Assert.Contains("The interval of share was formed on the log odds and transformed back to the proportion.", text, StringComparison.Ordinal);
        Assert.Contains("Degrees of freedom are those of each target under the design, by Satterthwaite’s rule (Bell and McCaffrey 2002).", text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Wilson", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corpus_labelled_as_a_whole_leaves_nothing_to_chance() => Assert.Contains(
        "nothing is left to chance: the interval of share is the estimate itself.", OfShare(row => row with { FunctionStandardError = 0 }, Sample.Definition),
            StringComparison.Ordinal);

    [Fact]
    public void A_withheld_interval_has_no_rule() =>
        Assert.DoesNotContain("Wilson", OfShare(row => row with { Lower = null, Upper = null }, Sample.Definition), StringComparison.Ordinal);

    private static string OfShare(Func<Estimate, Estimate> change, StudyDefinition study) =>
        new MethodsText(Sample with { Definition = study, Estimates =
            [.. Sample.Estimates.Select(row => row is { Estimand: "share", Primary: true } ? change(row) : row)] }).Paragraph;

    [Fact]
    public void Every_citation_has_its_entry()
    {
        var text = new MethodsText(Sample);

        Assert.Equal(9, text.Cited.Count);
        Assert.All(text.Cited, reference => Assert.Contains(reference.Cited, text.Paragraph, StringComparison.Ordinal));
    }

    private static MethodsText Text(StudyDefinition definition) => new(Sample with { Definition = definition });

    private static string Drawn(DesignKind? design) => new MethodsText(Sample with
    {
        Definition = Sample.Definition with { Sampling = Sample.Definition.Sampling with { Strata = Strata } },
        Design = Sample.Design with { Kind = design },
    }).Paragraph;

    private static readonly StratumPart[] Strata = [new("branch"), new(null, "reader"), new(null, "reader", 4)];

    private static MethodsText Clustered(VarianceEstimator variance)
    {
        var definition = Sample.Definition with
        {
            Inference = Sample.Definition.Inference with { Variance = variance, Generalise = Generalise.Population },
            Estimands = [.. Sample.Definition.Estimands.Select(estimand => estimand with { Cluster = "device" })],
        };
        var hedging = Sample.Estimates.Select(row => row.Estimand == "hedging" ? row with { Clusters = 40, DegreesOfFreedom = 39, CriticalValue = 2.0227 }
            : row);
        return new(Sample with { Definition = definition, Estimates = [.. hedging] });
    }

    private static void AssertDistinct(IEnumerable<string> texts)
    {
        var list = texts.ToList();
        Assert.Equal(list.Count, list.Distinct(StringComparer.Ordinal).Count());
    }
}
