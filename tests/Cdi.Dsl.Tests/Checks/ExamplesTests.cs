using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Formatting;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>What prompts show as examples, from the text to the code.</summary>
public sealed class ExamplesTests
{
    private const string Written = "  examples {\n    \"Thank \\\"you\\\".\\nBye.\" = C\n    \"Fix it!\" = H\n  }\n";

    [Fact]
    public void Examples_of_the_spec_are_in_the_plan_and_in_the_code_in_their_order()
    {
        var result = Compiled.Text(Study(Written));
        Assert.Empty(result.Diagnostics);
        Assert.Equal(
            new ExamplesDefinition { Written = new WrittenExample[] { new("Thank \"you\".\nBye.", "C"), new("Fix it!", "H") }.ToEquatableArray() },
            result.Plan?.Llms[0].Examples);
        Assert.Contains(result.Sources, source => source.Text.ToString().Contains("new(\"Thank \\\"you\\\".\\nBye.\", \"C\"),", StringComparison.Ordinal));
        Assert.Contains(result.Sources, source => source.Text.ToString().Contains(".Row row, string examples)", StringComparison.Ordinal));
    }

    [Fact]
    public void The_formatter_keeps_them()
    {
        var text = Study(Written);
        Assert.Equal(text, StudyFormatter.Format(new SourceText("letters.cdi", text)).Text);
    }

    [Theory]
    [InlineData("examples = 8 from labelled", 8, 8, false, ExampleChoice.Random)]
    [InlineData("examples = 8 from labelled, pool = 40 texts, balance = yes", 8, 40, true, ExampleChoice.Random)]
    [InlineData("examples = 4 from labelled, pool = 60 texts, choose = nearest", 4, 60, false, ExampleChoice.Nearest)]
    [InlineData("examples = 4 from labelled\n  pool = 60 texts\n  balance = no", 4, 60, false, ExampleChoice.Random)]
    [InlineData("examples = 4 from labelled, pool = 60 texts, choose = nearest, by = ngram", 4, 60, false, ExampleChoice.Nearest)]
    [InlineData("examples = 4 from labelled, pool = 60 texts, choose = nearest, by = minilm", 4, 60, false, ExampleChoice.Nearest, EmbeddedKind.Minilm)]
    public void Texts_of_the_corpus_are_in_the_plan(
        string setting, int shown, int pool, bool isBalanced, ExampleChoice choice, EmbeddedKind vectors = EmbeddedKind.Ngram)
    {
        var result = Compiled.Text(Study($"  {setting}\n"));
        Assert.Empty(result.Diagnostics);
        Assert.Equal(
            new ExamplesDefinition { Shown = shown, Pool = pool, IsBalanced = isBalanced, Choice = choice, Vectors = vectors }, result.Plan?.Llms[0].Examples);
    }

    [Theory]
    [InlineData("  examples = 8\n", "CDI2014")]
    [InlineData("  examples = 8 from pool\n", "CDI2014")]
    [InlineData("  examples = 8 of labelled\n", "CDI2014")]
    [InlineData("  examples = 0 from labelled\n", "CDI2014")]
    [InlineData("  examples = 101 from labelled\n", "CDI2014")]
    [InlineData("  examples = 8 labels from labelled\n", "CDI2014")]
    [InlineData("  examples = 8 from labelled, pool = 40\n", "CDI2014")]
    [InlineData("  examples = 8 from labelled, pool = 40.5 texts\n", "CDI2014")]
    [InlineData("  examples = 8 from labelled, choose = closest\n", "CDI1005")]
    [InlineData("  examples = 8 from labelled, kind = yes\n", "CDI1005")]
    [InlineData("  examples = 8 from labelled, pool = 6 texts\n", "CDI4022")]
    [InlineData("  examples = 7 from labelled, pool = 40 texts, balance = yes\n", "CDI4022")]
    [InlineData("  examples = 8 from labelled, choose = nearest\n", "CDI4022")]
    [InlineData("  examples = 8 from labelled, pool = 40 texts, by = minilm\n", "CDI4022")]
    [InlineData("  examples = 8 from labelled, pool = 40 texts, choose = nearest, by = mini\n", "CDI1005")]
    [InlineData("  examples = 8 from labelled, pool = 40 texts, pool = 50 texts\n", "CDI1004")]
    [InlineData("  examples {\n    \"Thank you.\" = X\n  }\n", "CDI2004")]
    [InlineData("  examples {\n    \"Thank you.\" = 3\n  }\n", "CDI2014")]
    [InlineData("  examples {\n    thanks = C\n  }\n", "CDI2014")]
    [InlineData("  examples {\n    \"  \" = C\n  }\n", "CDI2014")]
    [InlineData("  examples {\n  }\n", "CDI2013")]
    [InlineData("  examples {\n    \"Thank you.\" = C\n    \"Thank you.\" = H\n  }\n", "CDI1004")]
    [InlineData("  examples {\n    \"Thank you.\" = C\n  }\n  pool = 40 texts\n", "CDI2014")]
    [InlineData("  examples = 8 from labelled\n  examples {\n    \"Thank you.\" = C\n  }\n", "CDI1004")]
    public void What_cannot_be_shown_is_told_once(string setting, string code) => Assert.Equal([code], Compiled.Codes(Study(setting)).Distinct());

    [Fact]
    public void A_pool_without_examples_is_told() =>
        Assert.Equal(["CDI2014"], Compiled.Codes(Study("  pool = 40 texts\n").Replace("{examples}\n", "", StringComparison.Ordinal)));

    [Fact]
    public void A_confidence_prompt_has_no_place_for_them() => Assert.Equal(["CDI4001"], Compiled.Codes(
        Study(Written + "  confidence = \"\"\"\n    How sure? {examples} {body}\n    \"\"\"\n")));

    [Theory]
    [InlineData("300 labels", "pool = 299 texts", "")]
    [InlineData("300 labels", "pool = 300 texts", "CDI4024")]
    [InlineData("300 labels\n  burn_in = 270 labels\n  rounds = 2", "pool = 28 texts", "")]
    [InlineData("300 labels\n  burn_in = 270 labels\n  rounds = 2", "pool = 29 texts", "CDI5003")]
    [InlineData("300 labels\n  burn_in = 270 labels\n  rounds = 2", "pool = 31 texts", "CDI5001")]
    public void They_are_paid_from_the_budget(string budget, string pool, string code)
    {
        var design = budget.Contains("burn_in", StringComparison.Ordinal) ? "leverage" : "uniform";
        var text = Study($"  examples = 8 from labelled, {pool}\n")
            .Replace("300 labels\n  design = uniform", $"{budget}\n  design = {design}", StringComparison.Ordinal);

        // A little budget of a large corpus makes large weights, which is a warning of its own.
        Assert.Equal(code.Length == 0 ? [] : [code], Compiled.Codes(text).Where(each => each != "CDI5007"));
    }

    [Fact]
    public void A_number_has_examples_with_numbers_in_its_range()
    {
        var text = Study("  examples {\n    \"Thank you.\" = -1.5\n    \"Fix it!\" = 4\n  }\n")
            .Replace("outcome tone {\n  H = \"Hostile\"\n  C = \"Civil\"\n}", "outcome tone number -2..5 {\n}", StringComparison.Ordinal)
            .Replace(" where { hostile = H, civil = C }", "", StringComparison.Ordinal).Replace("prevalence(tone[H])", "mean(tone)", StringComparison.Ordinal)
            .Replace("    {options}\n", "", StringComparison.Ordinal);
        var result = Compiled.Text(text);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(["-1.5", "4"], result.Plan?.Llms[0].Examples?.Written.Select(each => each.Answer) ?? []);
        Assert.Equal(["CDI2014"], Compiled.Codes(text.Replace("= 4\n", "= 6\n", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("given = uniform", "")]
    [InlineData("given = uniform, cluster = street", "CDI4023")]
    public void Recorded_examples_are_set_apart_of_a_draw_of_texts_and_not_of_groups(string draw, string code) =>
        Assert.Equal(code.Length == 0 ? [] : [code], Compiled.Codes($$"""
            cdi 1
            study letters
            corpus mail { // allow CDI2011: a test
              source = "letters.csv"
              key = letter
              letter: id from letter
              street: id from street
              shown: indicator from shown
            }
            outcome tone {
              H = "Hostile"
              C = "Civil"
            }
            llm reader {
              on_failure = annotate
              recorded {
                label = said where { hostile = H, civil = C }
                examples = shown
              }
            }
            human coders {
              recorded {
                label = coder where { hostile = H, civil = C }
              }
            }
            estimand share {
              target = prevalence(tone[H])
              cluster = street
            }
            sampling {
              {{draw}}
              seed = 1
            }
            inference {
              method = calibrated
              generalise = population
              alpha = 0.05
            }
            """));

    private static string Study(string setting) => HostileLetters.Of(HostileLetters.Asked(setting, "    {examples}\n"));
}
