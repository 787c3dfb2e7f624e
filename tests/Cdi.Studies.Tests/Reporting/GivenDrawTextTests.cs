using Cdi.Reporting.Text;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Reporting;

/// <summary>The methods paragraph says of labels that were collected before what was declared of their draw.</summary>
public class GivenDrawTextTests
{
    private static readonly StudyResult Sample = SampleResult.Create();

    [Fact]
    public void Groups_are_named_with_their_probabilities()
    {
        var text = Text(new(null) { Strata = "shop" }, [Review("tone") with { Strata = [new("north", 800, 40, 0.05), new("", 200, 60, 0.3)] }]);
        Assert.Contains("The labelled texts of each group of “shop” are taken for a simple random sample of that group, drawn before this study, with the "
            + "inclusion probabilities 0.05 in “north” (40 of 800\u00a0texts) and 0.3 in the group without a value (60 of 200\u00a0texts).", text.Paragraph,
            StringComparison.Ordinal);
        Assert.DoesNotContain("sample of the corpus, drawn", text.Paragraph, StringComparison.Ordinal);
        Assert.Contains(text.Assumptions, sentence => sentence.StartsWith("The labelled texts of each group of “shop”", StringComparison.Ordinal));
    }

    [Fact]
    public void Many_groups_are_told_by_the_range_of_their_probabilities()
    {
        var strata = Enumerable.Range(1, 30).Select(group => new GroupDraw($"g{group}", 100, group, group / 100.0)).ToList();
        Assert.Contains("with inclusion probabilities from 0.01 to 0.3 in 30\u00a0groups.",
            Text(new(null) { Strata = "shop" }, [Review("tone") with { Strata = strata }]).Paragraph, StringComparison.Ordinal);
    }

    [Fact]
    public void Clusters_are_said_to_be_drawn_whole_and_what_is_approximated_rests_on_them()
    {
        var text = Text(new(null) { Cluster = "shop" }, [Review("tone") with { DrawnClusters = 15, Clusters = 60, Probability = 0.25 }]);
        Assert.Contains("Groups of “shop” were labelled whole, and the 15 that were, of 60, are taken for a simple random sample of the groups, drawn before "
            + "this study, so that each text had the inclusion probability 0.25.", text.Paragraph, StringComparison.Ordinal);
        Assert.Contains("The number of groups is large enough for the normal approximation (15\u00a0groups of “shop” with labels).", text.Assumptions);
        Assert.Contains(
            text.Assumptions, sentence => sentence.StartsWith("The labelled groups of “shop” are a simple random sample", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_outcome_that_was_labelled_apart_has_its_texts_and_its_probability()
    {
        var text = Text(new(null), [Review("tone") with { Labelled = 300, Probability = 0.2 }, Review("size") with { Labelled = 120, Probability = 0.08 }]);
        Assert.Contains("Human labels of 300\u00a0texts for tone and 120\u00a0texts for size, collected before, enter the estimates.", text.Paragraph,
            StringComparison.Ordinal);
        Assert.Contains("so that each text had the inclusion probability 0.2 for tone and 0.08 for size.", text.Paragraph, StringComparison.Ordinal);
        Assert.Contains("(300\u00a0labels of tone and 120\u00a0labels of size)", string.Join(' ', text.Assumptions), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JointRule.Independent, "; the draws are taken for independent of each other.")]
    [InlineData(JointRule.Nested, "; each draw is taken for one among the texts of another.")]
    [InlineData(null, ", whose probability the corpus records.")]
    public void Labels_that_are_read_together_are_said_to_hang_together(JointRule? rule, string words)
    {
        GivenLabels given = new(null)
        {
            Outcomes = [new("tone", "sampling.given.tone"), new("size", null)],
            Together = rule,
            JointProbability = rule is null ? "sampling.together" : null,
        };
        var text = Text(given, [Review("tone"), Review("size"), Review("tone and size") with { IsTogether = true, Labelled = 40 }]);
        Assert.Contains($"Estimates that read labels of tone and size together rest on the 40\u00a0texts with every one of them{words}", text.Paragraph,
            StringComparison.Ordinal);
        Assert.Contains("The texts labelled for tone were drawn before this study with probabilities that the corpus records, and are weighted by their "
            + "inverse. The texts labelled for size are taken for a simple random sample of the corpus, drawn before this study.", text.Paragraph,
            StringComparison.Ordinal);
        Assert.DoesNotContain("100\u00a0texts for tone and size", text.Paragraph, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop", null, "were drawn before this study, a fixed number from each group of “shop”; each text had a known")]
    [InlineData(null, "shop", "were drawn before this study in whole groups of “shop”; each text had a known")]
    public void A_column_of_probabilities_says_its_groups(string? strata, string? cluster, string words) => Assert.Contains(
        words, Text(new("sampling.given") { Strata = strata, Cluster = cluster }, [Review("tone")]).Paragraph, StringComparison.Ordinal);

    private static DesignReview Review(string outcome) => new()
    {
        Outcome = outcome, Draw = "given", IsDeclared = true, Labelled = 100, Texts = 1000, Tests = [], Joint = null,
    };

    private static MethodsText Text(GivenLabels given, IReadOnlyList<DesignReview> reviews) => new(Sample with
    {
        Definition = Sample.Definition with { Sampling = Sample.Definition.Sampling with { Given = given } },
        Design = Sample.Design with { Kind = null, Blocks = [] },
        DesignReviews = reviews,
        Draws = [.. reviews.Select((review, index) => Sample.Draws[0] with { Design = index == 0 ? "given" : $"given {review.Outcome}" })],
    });
}
