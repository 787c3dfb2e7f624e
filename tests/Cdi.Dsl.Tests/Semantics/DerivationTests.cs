using Cdi.Dsl.Definitions;
using Cdi.Dsl.Formatting;
using Cdi.Dsl.Parsing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Semantics;

/// <summary>Labels that follow from the answers to questions: what rules mean, and what is wrong with them, against all combinations of answers.</summary>
public sealed class DerivationTests
{
    private const string Hate = """

        outcome hate {
          yes = "Hateful"
          no = "Not hateful"

          question attack {
            text = "Does the letter attack somebody?"
            yes = "Yes"
            no = "No"
          }

          question group {
            text = "Is the target a group?"
            yes = "Yes"
            no = "No"
            unsure = "Cannot tell"
          }

          derive yes = attack[yes] and group[yes]
        }
        """;

    [Theory]
    [InlineData("a[x] or b[y] and c[z]", "(or (index a x) (and (index b y) (index c z)))")]
    [InlineData("not a[x] and b[y]", "(and (not (index a x)) (index b y))")]
    [InlineData("(a[x] or b[y]) and not (c[z] or a[1])", "(and (group (or (index a x) (index b y))) (not (group (or (index c z) (index a 1)))))")]
    [InlineData("not[x] and `two words`[\"y z\"]", "(and (index not x) (index two words \"y z\"))")]
    public void And_binds_tighter_than_or_and_not_tightest(string rule, string tree)
    {
        var text = $"cdi 1\n\noutcome o {{\n  derive k = {rule}\n}}\n";
        var parsed = StudyParser.Parse(new SourceText("study.cdi", text));
        Assert.Empty(parsed.Diagnostics);
        Assert.Contains("derive k = " + tree, SyntaxDescription.Describe(parsed.Syntax), StringComparison.Ordinal);
        Assert.Equal(text, StudyFormatter.Format(new SourceText("study.cdi", text)).Text);
    }

    [Theory]
    [InlineData("derive yes = attack and group[yes]")]
    [InlineData("derive yes = attack[yes] and")]
    [InlineData("derive yes = not not attack[yes]")]
    [InlineData("derive yes")]
    public void A_rule_that_cannot_be_read_is_CDI1001(string line) =>
        Assert.Contains("CDI1001", Compiled.Codes(Letters.Spec + Hate.Replace("derive yes = attack[yes] and group[yes]", line, StringComparison.Ordinal)));

    [Fact]
    public void Rules_mean_what_all_combinations_say()
    {
        var (clean, seen) = (0, new HashSet<string>());
        for (var seed = 0; seed < 1500; seed++)
        {
            var drawn = new RandomDerivation(seed, hasRest: seed % 2 == 0);
            var result = Compiled.Text(drawn.Spec);
            var combinations = drawn.Combinations.ToList();
            var made = combinations.Select(drawn.OptionsOf).ToList();
            var expected = new SortedSet<string>(StringComparer.Ordinal);
            var isReached = Enumerable.Range(0, drawn.Options).All(option => made.Exists(each => each.Contains(option)));
            if (!isReached) expected.Add("CDI4071");
            if (made.Exists(each => each.Count > 1)) expected.Add("CDI4072");
            if (made.Exists(each => each.Count == 0)) expected.Add("CDI4073");
            if (expected.Count == 0 && Enumerable.Range(0, drawn.Answers.Length).Any(question => !Matters(drawn, combinations, question)))
                expected.Add("CDI4074");
            Assert.True(expected.SetEquals(result.Diagnostics.Select(each => each.Code)), $"{seed}: {drawn.Spec}");
            seen.UnionWith(expected);
            if (expected.Count > 0) continue;
            clean++;
            var rule = result.Plan?.Outcomes.Single(outcome => outcome.Name == "derived").Derivation?.Rule;
            Assert.Equal(made.Select(each => each[0]), rule?.Labels);
            Assert.Equal(drawn.Answers, rule?.Answers);
        }

        Assert.True(clean > 100, $"{clean}");
        Assert.Equal(["CDI4071", "CDI4072", "CDI4073", "CDI4074"], seen.Order(StringComparer.Ordinal));
    }

    private static bool Matters(RandomDerivation drawn, IReadOnlyList<int[]> combinations, int question) => combinations.Any(
        each => Enumerable.Range(0, drawn.Answers[question]).Any(
            answer => drawn.OptionsOf([.. each[..question], answer, .. each[(question + 1)..]])[0] != drawn.OptionsOf(each)[0]));

    [Fact]
    public void An_answer_that_is_not_known_may_be_any()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            int[] counts = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(2, 4))];
            var combinations = counts.Aggregate((IEnumerable<int[]>)[[]],
                (known, count) => known.SelectMany(each => Enumerable.Range(0, count).Select(answer => (int[])[.. each, answer]))).ToList();
            int[] labels = [.. combinations.Select(_ => random.Next(2))];
            var rule = new DerivationRule(counts, labels);
            int[] answers = [.. counts.Select(count => random.Next(-1, count))];
            var open = combinations.Index().Where(each => Fits(each.Item, answers)).Select(each => labels[each.Index]).Distinct().ToList();
            Assert.Equal(open.Count == 1 ? open[0] : DerivationRule.Unknown, rule.LabelOf(answers));

            int[] unknown = [.. Enumerable.Range(0, counts.Length).Where(question => answers[question] < 0)];
            foreach (var question in unknown)
            {
                var pairs = combinations.Index().Where(each => Fits(each.Item, answers))
                    .GroupBy(each => string.Join(",", each.Item.Select((answer, place) => place == question ? -1 : answer)));
                Assert.Equal(pairs.Any(same => same.Select(each => labels[each.Index]).Distinct().Count() > 1), rule.Matters(answers, question));
            }

            int[] asked = [.. unknown.Where(_ => random.Next(2) == 0)];
            var decides = combinations.Where(each => Fits(each, answers)).Any(
                each => rule.LabelOf([.. answers.Select((answer, question) => asked.Contains(question) ? each[question] : answer)]) != DerivationRule.Unknown);
            Assert.Equal(decides, rule.CanDecide(answers, asked));
        }
    }

    private static bool Fits(int[] combination, int[] answers) => answers.Zip(combination).All(pair => pair.First < 0 || pair.First == pair.Second);

    [Fact]
    public void Answers_of_another_number_are_refused()
    {
        var rule = new DerivationRule([2, 2], [0, 0, 0, 1]);
        Assert.Throws<ArgumentException>(() => rule.LabelOf([0]));
        Assert.Throws<ArgumentException>(() => rule.LabelOf([0, 2]));
        Assert.Equal(rule, new DerivationRule([2, 2], [0, 0, 0, 1]));
        Assert.NotEqual(rule, new DerivationRule([2, 2], [0, 0, 1, 1]));
    }

    [Theory]
    [InlineData("derive yes = attack[maybe] and group[yes]", "CDI2004", "Question `attack` has no answer `maybe`.")]
    [InlineData("derive yes = attak[yes] and group[yes]", "CDI2015", "The study declares no question `attak`.")]
    [InlineData("derive hateful = attack[yes] and group[yes]", "CDI2004", "Outcome `hate` has no option `hateful`.")]
    [InlineData("derive yes = attack[yes] and group[yes]\n  derive yes = attack[no]", "CDI1004", "`yes`")]
    [InlineData("derive yes = attack[yes] and not group[yes] and not group[no] and not group[unsure]", "CDI4071",
        "None of the 6 combinations of answers makes option `yes` of `hate`.")]
    [InlineData("derive yes = attack[yes]\n  derive no = group[no]", "CDI4072",
        "Where `attack[yes]` and `group[no]`, the rules make both `yes` and `no`.")]
    [InlineData("derive yes = attack[yes] and group[yes]\n  derive no = attack[no]", "CDI4073",
        "Where `attack[yes]` and `group[no]`, no rule of `hate` holds, nor in 1 other combination of answers.")]
    [InlineData("derive yes = attack[yes]", "CDI4074", "No label of `hate` depends on question `group`")]
    public void What_is_wrong_with_a_rule_is_said_with_its_values(string rules, string code, string message)
    {
        var result = Compiled.Text(Letters.Spec + Hate.Replace("derive yes = attack[yes] and group[yes]", rules, StringComparison.Ordinal));
        Assert.Contains(result.Diagnostics, each => each.Code == code && each.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_question_asks_for_the_outcome_itself()
    {
        const string Mood = """

            outcome feeling {
              question feel {
                text = "How does it feel?"
                good = "Good"
                bad = "Bad"
              }
            }

            human listeners {
              outcome = feeling
              recorded {
                label = heard
              }
            }
            """;
        var result = Compiled.Text(Letters.Spec + Mood);
        Assert.DoesNotContain(result.Diagnostics, each => each.IsError);
        var outcome = result.Plan?.Outcomes.Single(each => each.Name == "feeling");
        Assert.Equal(["good", "bad"], outcome?.Options.Select(option => option.Key));
        Assert.Null(outcome?.Derivation);
        Assert.Equal("How does it feel?", result.Plan?.Humans.Single(human => human.Name == "listeners").Question);
        Assert.Contains("CDI4075", Compiled.Codes(
            Letters.Spec + Mood.Replace("outcome = feeling", "outcome = feeling\n  question = \"Well?\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("attack = a\n    group = g", null)]
    [InlineData("label = l where { 1 = yes, 0 = no }", null)]
    [InlineData("attack = a where { 1 = yes, 0 = no }", "CDI2013")]
    [InlineData("attack = a\n    group = g\n    label = l", "CDI2014")]
    [InlineData("attack = a where { 1 = sure }\n    group = g", "CDI2004")]
    [InlineData("attak = a\n    group = g", "CDI1005")]
    public void Recorded_answers_have_a_column_for_each_question(string recorded, string? code)
    {
        var text = Letters.Spec + Hate + $"\nhuman judges {{\n  outcome = hate\n  recorded {{\n    {recorded}\n  }}\n}}\n";
        var errors = Compiled.Text(text).Diagnostics.Where(each => each.IsError).Select(each => each.Code).ToList();
        if (code is null) Assert.Empty(errors);
        else Assert.Contains(code, errors);
    }
}
