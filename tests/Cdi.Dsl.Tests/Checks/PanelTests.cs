using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>Several models as one annotator: who may be one of them, and what cannot be said of it.</summary>
public sealed class PanelTests
{
    private const string Members = "  members = [small, large]\n";

    private static readonly string Study = HostileLetters.Study("""
        llm small {
          outcome = tone
          on_failure = annotate
          recorded {
            label = first where { hostile = H, civil = C }
          }
        }

        llm large {
          outcome = tone
          on_failure = annotate
          recorded {
            label = second where { hostile = H, civil = C }
          }
        }

        llm counter {
          outcome = length
          on_failure = annotate
          recorded {
            label = counted
          }
        }

        llm panel {
          outcome = tone
          members = [small, large]
        }

        """, "panel");

    [Theory]
    [InlineData("", LabelAggregate.Majority, 1.0, 1.0)]
    [InlineData("  weights = [2, 0.5]\n", LabelAggregate.Majority, 2.0, 0.5)]
    [InlineData("  aggregate = mean\n", LabelAggregate.Mean, 1.0, 1.0)]
    public void Members_and_what_they_count_are_in_the_plan(string settings, LabelAggregate aggregate, double first, double second)
    {
        var result = Compiled.Text(With(Members, Members + settings));
        Assert.Empty(result.Diagnostics);
        var llm = result.Plan?.Llms.Single(each => each.Name == "panel");
        Assert.Equal(new ModelPanel
        {
            Members = new[] { "small", "large" }.ToEquatableArray(), Weights = new[] { first, second }.ToEquatableArray(), Aggregate = aggregate,
        }, llm?.Panel);
        Assert.Null(llm?.Calls);
        Assert.Null(result.Plan?.Llms.Single(each => each.Name == "small").Panel);
    }

    [Fact]
    public void Numbers_are_averaged_where_nothing_is_said()
    {
        const string Numbers = "  members = [counter, other]\n}\n\nllm other {\n  outcome = length\n  on_failure = annotate\n  recorded {\n"
            + "    label = guessed\n  }\n";
        var result = Compiled.Text(With("  outcome = tone\n" + Members, "  outcome = length\n" + Numbers)
            .Replace("llm = panel", "llm = [small, panel]", StringComparison.Ordinal));
        Assert.Empty(result.Diagnostics);
        Assert.Equal(LabelAggregate.Mean, result.Plan?.Llms.Single(each => each.Name == "panel").Panel?.Aggregate);
    }

    [Theory]
    [InlineData("  members = [small]\n", "one model agrees with itself")]
    [InlineData("  members = []\n", "one model agrees with itself")]
    [InlineData("  members = [small, small]\n", "`small` is named twice")]
    [InlineData("  members = [small, panel]\n", "it is a member of itself")]
    [InlineData("  members = [small, counter]\n", "`counter` decides `length`, and it is to decide `tone`")]
    [InlineData("  members = [small, pupil]\n}\n\nllm pupil {\n  outcome = tone\n  model = \"embedded:ngram\"\n  learn_from = coders\n",
        "`pupil` learns from people, and says nothing before they have labelled")]
    [InlineData("  members = [small, pupil]\n}\n\nllm pupil {\n  outcome = tone\n  model = \"embedded:ngram\"\n  learn_from = panel\n",
        "`pupil` learns what the panel says")]
    [InlineData("  members = [small, other]\n}\n\nllm other {\n  outcome = tone\n  members = [small, large]\n", "`other` is one as well")]
    public void Models_that_are_no_panel_are_told(string members, string reason)
    {
        var diagnostic = Assert.Single(Compiled.Text(With(Members, members)).Diagnostics);
        Assert.Equal("CDI4066", diagnostic.Code);
        Assert.Equal($"`llm panel` is no panel of models, because {reason}.", diagnostic.Message);
    }

    [Theory]
    [InlineData("members = small", "CDI2014")]
    [InlineData("members = [\"small\", \"large\"]", "CDI2014")]
    [InlineData("members = [small, lrge]", "CDI2015")]
    [InlineData("members = [small, large]\n  weights = [1]", "CDI2014")]
    [InlineData("members = [small, large]\n  weights = [1, 0]", "CDI2014")]
    [InlineData("members = [small, large]\n  weights = 2", "CDI2014")]
    [InlineData("members = [small, large]\n  aggregate = median", "CDI2014")]
    [InlineData("members = [small, large]\n  aggregate = first", "CDI2014")]
    public void What_is_wrong_of_it_is_told(string members, string code) =>
        Assert.Equal(code, Assert.Single(Compiled.Codes(With(Members, "  " + members + "\n"))));

    [Theory]
    [InlineData("model = \"gpt-4o-2024-08-06\"")]
    [InlineData("learn_from = small")]
    [InlineData("base_url = \"http://localhost/v1\"")]
    [InlineData("temperature = 0")]
    [InlineData("calls = 5 calls")]
    [InlineData("confidence = agreement")]
    [InlineData("on_failure = annotate")]
    [InlineData("max_cost = 3 USD")]
    [InlineData("recorded {\n    label = guess where { hostile = H, civil = C }\n  }")]
    [InlineData("prices {\n    call = 0.01 USD\n  }")]
    public void Nothing_is_said_of_how_its_members_are_asked(string setting) =>
        Assert.Equal("CDI4067", Assert.Single(Compiled.Codes(With(Members, Members + "  " + setting + "\n"))));

    [Theory]
    [InlineData("weights = [1, 2]")]
    [InlineData("aggregate = mean")]
    public void What_is_for_several_has_no_effect_on_one(string setting)
    {
        var diagnostic = Assert.Single(Compiled.Text(With("  on_failure = annotate\n", $"  on_failure = annotate\n  {setting}\n")).Diagnostics);
        Assert.Equal("CDI5017", diagnostic.Code);
        Assert.EndsWith("it is for several models, and `members` names none.", diagnostic.Message);
    }

    [Fact]
    public void A_column_too_few_of_probabilities_is_told_once()
    {
        var diagnostic = Assert.Single(Compiled.Text(With("  on_failure = annotate\n  recorded {\n    label = first where { hostile = H, civil = C }\n",
            "  on_failure = annotate\n  answer = distribution\n  recorded {\n    label = first where { hostile = H, civil = C }\n    probability = [p]\n"))
            .Diagnostics);
        Assert.Equal("CDI2014", diagnostic.Code);
        Assert.Equal("`probability` takes a column for each option of `tone`, in their order: H, C, found 1 column.", diagnostic.Message);
    }

    [Fact]
    public void A_pupil_learns_what_a_panel_says() => Assert.Empty(Compiled.Text(With(Members,
        Members + "}\n\nllm pupil {\n  outcome = tone\n  model = \"embedded:ngram\"\n  learn_from = panel\n")
        .Replace("llm = panel", "llm = pupil", StringComparison.Ordinal)).Diagnostics);

    [Fact]
    public void A_draw_by_confidence_has_its_agreement() => Assert.Empty(Compiled.Text(With("  design = uniform\n",
        "  design = confidence\n  burn_in = 100 labels\n  rounds = 4\n  tau = 0.3\n")).Diagnostics);

    private static string With(string old, string @new)
    {
        Assert.Contains(old, Study);
        var place = Study.IndexOf(old, StringComparison.Ordinal);
        return Study[..place] + @new + Study[(place + old.Length)..];
    }
}
