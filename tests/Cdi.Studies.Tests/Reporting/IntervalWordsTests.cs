using System.Runtime.CompilerServices;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Reporting.Text;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Reporting;

/// <summary>What the methods paragraph says of a variance and a rule for intervals that the spec names.</summary>
public class IntervalWordsTests
{
    private static readonly StudyResult Sample = SampleResult.Create();

    [Fact]
    public void Every_rule_and_every_refit_has_words_of_its_own()
    {
        var rules = Enum.GetValues<IntervalRule>().Select(rule => Ruled(rule).Paragraph).ToList();
        Assert.Equal(rules.Count, rules.Distinct(StringComparer.Ordinal).Count());
        var refits = Enum.GetValues<ResampleRefit>().Select(refit => Text(inference => inference with
        {
            Variance = VarianceEstimator.Bootstrap, Refit = refit,
        }).Paragraph);
        Assert.Equal(2, refits.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(IntervalRule.Percentile, "lies between order statistics of the resampled estimates (percentile)")]
    [InlineData(IntervalRule.Basic, "turned about the estimate (basic; Davison and Hinkley 1997)")]
    [InlineData(IntervalRule.BiasCorrected, "(BCa; Efron 1987)")]
    public void Resampling_is_described_with_its_number_its_seed_and_its_rule(IntervalRule rule, string words)
    {
        var text = Ruled(rule);

        Assert.Contains(words, text.Paragraph, StringComparison.Ordinal);
        Assert.Contains("Variances are those of 999 estimates on resampled texts (labelled and other ones of each block of the draw apart; Efron 1979)",
            text.Paragraph, StringComparison.Ordinal);
        Assert.DoesNotContain("Wilson", text.Paragraph, StringComparison.Ordinal);
        Assert.DoesNotContain("formed from standard errors", text.Paragraph, StringComparison.Ordinal);
        Assert.All(text.Cited, reference => Assert.Contains(reference.Cited, text.Paragraph, StringComparison.Ordinal));
    }

    [Fact]
    public void Whites_variances_are_said_without_clusters() => Assert.Contains("Variances are White’s, corrected by each text’s leverage (HC3).",
        Text(inference => inference with { Variance = VarianceEstimator.HC3, Method = MethodKind.HumanOnly }).Paragraph, StringComparison.Ordinal);

    [Fact]
    public void A_rule_or_a_refit_without_words_is_not_described_as_another()
    {
        Assert.Throws<SwitchExpressionException>(() => Ruled((IntervalRule)99).Paragraph);
        Assert.Throws<SwitchExpressionException>(
            () => Text(inference => inference with { Variance = VarianceEstimator.Bootstrap, Refit = (ResampleRefit)99 }).Paragraph);
    }

    private static MethodsText Ruled(IntervalRule rule) => Text(inference => inference with
    {
        Interval = rule, Variance = rule.Resamples() ? VarianceEstimator.Bootstrap : VarianceEstimator.Sandwich, Replicates = 999,
    });

    private static MethodsText Text(Func<InferenceDefinition, InferenceDefinition> change) => new(Sample with
    {
        Definition = Sample.Definition with { Inference = change(Sample.Definition.Inference with { Generalise = Generalise.Population }) },
    });
}
