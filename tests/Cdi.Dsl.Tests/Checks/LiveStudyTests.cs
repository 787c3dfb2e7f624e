using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>A study whose labels are still to be collected: what it needs and what it cannot have.</summary>
public sealed class LiveStudyTests
{
    internal const string Study = """
        cdi 1

        study letters

        corpus mail {
          source = "letters.csv"
          sha256 = "b1e6a4d15a0d5c5d0d3f7d9a8f0c2b7e49c86a3f15de8b7042cf91a6d3b05e7c"
          rows = 3000 texts
          key = letter
          letter: id from letter
          body: text from body
          renter: indicator from renter
        }

        outcome tone {
          hostile = "Hostile"
          civil = "Civil"
        }

        human coders {
          question = "Is this letter hostile?"
        }

        estimand share {
          target = prevalence(tone[hostile])
        }

        sampling {
          budget = 300 labels
          design = uniform
          seed = 20240611
        }

        inference {
          method = human_only
          generalise = corpus
          alpha = 0.05
        }

        """;

    [Theory]
    [InlineData("  budget = 300 labels", "  budget = 300 texts")]
    [InlineData("letter hostile?\"", "letter hostile?\"\n  collect = file")]
    [InlineData("letter hostile?\"", "letter hostile?\"\n  nonresponse = weights")]
    [InlineData("letter hostile?\"", "letter hostile?\"\n  nonresponse = bounds")]
    [InlineData("target = prevalence(", "target = mean(")]
    [InlineData("  alpha = 0.05\n}\n", "  alpha = 0.05\n}\n\nreport {\n  compare = [human_only @ uniform]\n  examples = 3\n}\n")]
    [InlineData("  body: text from body", "  body: image from body")]
    [InlineData("  civil = \"Civil\"\n}\n", "  civil = \"Civil\"\n  unclear = \"Can not say\"\n}\n")]
    public void What_a_live_study_can_have_is_no_mistake(string old, string @new) => Assert.Empty(Compiled.Text(With(old, @new)).Diagnostics);

    [Theory]
    [InlineData("  question = \"Is this letter hostile?\"\n", "", "CDI2013")]
    [InlineData("  budget = 300 labels\n  design = uniform\n", "  given = uniform\n", "CDI5032")]
    [InlineData("  alpha = 0.05\n}\n", "  alpha = 0.05\n}\n\nreport {\n  compare = [human_only @ leverage]\n}\n", "CDI5033")]
    [InlineData("  body: text from body\n", "", "CDI4033")]
    [InlineData("letter hostile?\"", "letter hostile?\"\n  nonresponse = option", "CDI4031")]
    [InlineData("letter hostile?\"", "letter hostile?\"\n  labels_per_text = 3 labels", "CDI2013")]
    [InlineData("letter hostile?\"", "letter hostile?\"\n  labels_per_text = 7 labels\n  nonresponse = weights", "CDI5004")]
    [InlineData("letter hostile?\"", "letter hostile?\"\n  labels_per_text = 3 labels\n  nonresponse = weights\n  aggregate = mean", "CDI2014")]
    [InlineData("letter hostile?\"", "letter hostile?\"\n  collect = prolific", "CDI1007")]
    [InlineData("letter hostile?\"", "letter hostile?\"\n  nonresponse = drop", "CDI1005")]
    public void What_it_cannot_have_is_told_once(string old, string @new, string code) =>
        Assert.Equal(code, Assert.Single(Compiled.Text(With(old, @new)).Diagnostics).Code);

    [Fact]
    public void A_budget_of_labels_buys_as_many_texts_as_have_all_of_theirs()
    {
        var plan = Compiled.Text(With("letter hostile?\"", "letter hostile?\"\n  labels_per_text = 3 labels\n  nonresponse = weights")).Plan;
        Assert.Equal((100, 3), (plan?.Sampling.Budget.Count, plan?.Humans[0].LabelsPerText));
    }

    [Theory]
    [InlineData("difference(prevalence(tone[hostile]), renter)")]
    [InlineData("odds_ratio(tone[hostile], renter)")]
    public void Bounds_of_a_comparison_are_CDI4032(string target)
    {
        var text = With("letter hostile?\"", "letter hostile?\"\n  nonresponse = bounds")
            .Replace("prevalence(tone[hostile])", target, StringComparison.Ordinal);
        Assert.Equal("CDI4032", Assert.Single(Compiled.Text(text).Diagnostics).Code);
    }

    [Theory]
    [InlineData("number", "CDI4032")]
    [InlineData("number 0..10", null)]
    public void A_mean_of_numbers_has_bounds_where_the_numbers_have(string outcome, string? code)
    {
        var text = With("outcome tone {\n  hostile = \"Hostile\"\n  civil = \"Civil\"\n}", $"outcome tone {outcome} {{\n}}")
            .Replace("prevalence(tone[hostile])", "mean(tone)", StringComparison.Ordinal)
            .Replace("letter hostile?\"", "letter hostile?\"\n  nonresponse = bounds", StringComparison.Ordinal);
        Assert.Equal(code, Compiled.Text(text).Diagnostics.SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData("nonresponse = weights")]
    [InlineData("collect = file")]
    public void Where_labels_are_recorded_a_way_to_collect_them_has_no_effect(string line)
    {
        var text = With("letter hostile?\"", $"letter hostile?\"\n  {line}\n  recorded {{\n    label = coder\n  }}");
        Assert.Equal("CDI5017", Assert.Single(Compiled.Text(text).Diagnostics).Code);
    }

    [Fact]
    public void The_plan_has_what_becomes_of_texts_without_a_label()
    {
        var human = Assert.Single(Compiled.Text(With("letter hostile?\"", "letter hostile?\"\n  nonresponse = weights")).Plan?.Humans ?? []);
        Assert.Equal((true, Nonresponse.Weights), (human.IsLive, human.Nonresponse));
    }

    private static string With(string old, string @new)
    {
        Assert.Contains(old, Study, StringComparison.Ordinal);
        return Study.Replace(old, @new, StringComparison.Ordinal);
    }
}
