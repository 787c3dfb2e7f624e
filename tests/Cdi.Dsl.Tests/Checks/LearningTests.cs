using Cdi.Dsl.Definitions;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>A model that learns: from whom, and what cannot be said of it.</summary>
public sealed class LearningTests
{
    private static readonly string Study = HostileLetters.Study("""
        llm reader {
          outcome = tone
          on_failure = annotate
          recorded {
            label = guess where { hostile = H, civil = C }
          }
        }

        llm pupil {
          outcome = tone
          model = "embedded:ngram"
          learn_from = coders
        }

        """, "pupil", "prices {\n  input = 2.50 USD\n  output = 10 USD\n}\n\n");

    private const string Teacher = "  learn_from = coders\n";

    [Theory]
    [InlineData("coders", true)]
    [InlineData("reader", false)]
    public void Whose_labels_it_learns_is_in_the_plan(string teacher, bool fromPeople)
    {
        var result = Compiled.Text(With(Teacher, $"  learn_from = {teacher}\n"));
        Assert.Empty(result.Diagnostics);
        var llm = result.Plan?.Llms.Single(each => each.Name == "pupil");
        Assert.Equal(new ModelLearning { Vectors = EmbeddedKind.Ngram, Teacher = teacher, FromPeople = fromPeople }, llm?.Learning);
        Assert.Null(llm?.Calls);
        Assert.Null(result.Plan?.Llms.Single(each => each.Name == "reader").Learning);
    }

    [Theory]
    [InlineData("base_url = \"http://localhost/v1\"")]
    [InlineData("temperature = 0")]
    [InlineData("max_tokens = 5")]
    [InlineData("structured = yes")]
    [InlineData("calls = 5 calls")]
    [InlineData("label = \"\"\"\n    {options} {body}\n    \"\"\"")]
    [InlineData("confidence = agreement")]
    [InlineData("option_order = rotated")]
    [InlineData("reason = before")]
    [InlineData("on_failure = annotate")]
    [InlineData("on_failure = retry(3)")]
    [InlineData("max_cost = 3 USD")]
    [InlineData("recorded {\n    label = guess where { hostile = H, civil = C }\n  }")]
    [InlineData("prices {\n    call = 0.01 USD\n  }")]
    public void Nothing_is_said_of_how_it_is_asked(string setting)
    {
        var codes = Compiled.Codes(With(Teacher, Teacher + "  " + setting + "\n"));
        Assert.Contains("CDI4061", codes);
    }

    [Theory]
    [InlineData(Teacher, "", "CDI4062")]
    [InlineData(Teacher, "  learn_from = pupil\n", "CDI4062")]
    [InlineData(Teacher, "  learn_from = codes\n", "CDI4062")]
    [InlineData(Teacher, "  learn_from = counters\n", "CDI4062")]
    [InlineData(Teacher, "  learn_from = other\n}\n\nllm other {\n  outcome = tone\n  model = \"embedded:ngram\"\n  learn_from = coders\n", "CDI4062")]
    [InlineData("  on_failure = annotate\n", "  on_failure = annotate\n  learn_from = coders\n", "CDI4062")]
    [InlineData("embedded:ngram", "embedded:ngrams", "CDI4064")]
    [InlineData("embedded:ngram", "embedded:", "CDI4064")]
    [InlineData("  body: text from body\n", "", "CDI4065")]
    public void What_cannot_be_learnt_is_told(string old, string @new, string code) => Assert.Equal(code, Assert.Single(Compiled.Codes(With(old, @new))));

    [Theory]
    [InlineData("design = error\n  burn_in = 60 labels\n  rounds = 4\n  tau = 0.3", false)]
    [InlineData("design = confidence\n  burn_in = 20 labels\n  rounds = 4\n  tau = 0.3", false)]
    [InlineData("design = error\n  burn_in = 19 labels\n  rounds = 4\n  tau = 0.3", true)]
    [InlineData("design = confidence\n  tau = 0.3", true)]
    [InlineData("design = leverage\n  tau = 0.3", false)]
    public void A_design_that_goes_by_errors_lets_people_teach_first(string sampling, bool isTold) =>
        Assert.Equal(isTold, Compiled.Codes(With("design = uniform", sampling)).Contains("CDI4063"));

    [Theory]
    [InlineData("", true)]
    [InlineData("\n  burn_in = 60 labels\n  rounds = 4\n  tau = 0.3", false)]
    public void So_does_a_comparison_on_one(string sampling, bool isTold) => Assert.Equal(isTold, Compiled.Codes(
        With("design = uniform", "design = uniform" + sampling) + "report {\n  compare = [human_only @ error]\n}\n").Contains("CDI4063"));

    [Theory]
    [InlineData("coders", DesignKind.Leverage)]
    [InlineData("reader", DesignKind.Error)]
    public void A_design_that_is_not_named_waits_for_no_pupil(string teacher, DesignKind design)
    {
        var result = Compiled.Text(With(Teacher, $"  learn_from = {teacher}\n").Replace("  design = uniform\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Code.StartsWith("CDI40", StringComparison.Ordinal));
        Assert.Equal(design, result.Plan?.Sampling.Design);
    }

    [Fact]
    public void A_nearest_name_is_offered()
    {
        var diagnostic = Assert.Single(Compiled.Text(With(Teacher, "  learn_from = codes\n")).Diagnostics);
        Assert.Contains("Nearest `coders`", diagnostic.Hint);
    }

    private static string With(string old, string @new)
    {
        Assert.Contains(old, Study);
        var place = Study.IndexOf(old, StringComparison.Ordinal);
        return Study[..place] + @new + Study[(place + old.Length)..];
    }
}
