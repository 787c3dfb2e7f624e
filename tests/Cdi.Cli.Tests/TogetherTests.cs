using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>Labels that were drawn apart and that an estimand reads together, by what a study declares of their draws.</summary>
public sealed class TogetherTests
{
    private const int Texts = 900;

    [Theory]
    [InlineData("independent", "human_only")]
    [InlineData("independent", "calibrated")]
    [InlineData("nested", "human_only")]
    [InlineData("nested", "confidence_driven")]
    public void Uniform_draws_are_a_uniform_draw_of_the_texts_with_every_label(string rule, string method)
    {
        var rows = Rows(isNested: rule == "nested");
        Text[] inBoth = [.. rows.Select(row => row with { HasTone = row.HasTone && row.HasStance, HasStance = row.HasTone && row.HasStance })];
        var expected = Run(inBoth, Spec("uniform", method)).Estimates;
        var found = Run(rows, Spec($"uniform, together = {rule}", method)).Estimates;
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Point, pair.Second.Point, 1e-9));
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Error, pair.Second.Error, 1e-9));
    }

    [Fact]
    public void The_product_of_probabilities_is_what_a_column_of_it_says()
    {
        var rows = Rows(isNested: false, slope: 0.3);
        const string Each = "[tone = tone_p, stance = stance_p]";
        var (independent, report) = Run(rows, Spec($"{Each}, together = independent", "human_only"));
        var (stated, _) = Run(rows, Spec($"{Each}, together = both_p", "human_only"));
        Assert.All(independent.Zip(stated), pair => Assert.Equal(pair.First, pair.Second));

        // Weights change estimates, since who was drawn depends on x.
        Assert.Contains(independent.Zip(Run(rows, Spec("uniform, together = independent", "human_only", allow: "CDI9028")).Estimates),
            pair => Math.Abs(pair.First.Point - pair.Second.Point) > 1e-4);
        Assert.Contains("Estimates that read labels of tone and stance together rest on the", report, StringComparison.Ordinal);
        Assert.Contains("the draws are taken for independent of each other.", report, StringComparison.Ordinal);
        Assert.Contains(
            "The texts labelled for tone were drawn before this study with probabilities that the corpus records", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "uniform", "CDI9080: `slope` reads labels of `tone` and of `stance` together")]
    [InlineData(false, "uniform, together = nested", "CDI9083: `together = nested`: row")]
    [InlineData(true, "uniform, together = independent", "CDI9028: The labels of ")]
    [InlineData(false, "[tone = tone_p, stance = stance_p], together = stance_p",
        "is labelled for every outcome with probability 0.6, and for `tone` with 0.5")]
    public void What_labels_or_columns_contradict_ends_the_run(bool isNested, string given, string message)
    {
        using var session = Session(Rows(isNested), Spec(given, "human_only"));
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_text_that_has_every_label_there_is_nothing_to_read_together()
    {
        Text[] apart = [.. Rows(isNested: false).Select(row => row with { HasStance = !row.HasTone })];
        using var session = Session(apart, Spec("uniform, together = independent", "human_only"));
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("CDI9083: No text is labelled for tone and stance", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[tone = uniform]", "CDI2014")]
    [InlineData("[tone = uniform, tone = uniform, stance = uniform]", "CDI2014")]
    [InlineData("[tone = uniform, manner = uniform, stance = uniform]", "CDI2015")]
    [InlineData("[uniform, stance = uniform]", "CDI2014")]
    [InlineData("uniform, together = indepedent", "CDI2014")]
    [InlineData("uniform, together = id", "CDI2014")]
    [InlineData("uniform, together = p_both", "CDI2001")]
    public void A_declaration_that_means_nothing_is_refused(string given, string code)
    {
        using var session = Session(Rows(isNested: false), Spec(given, "human_only"));
        var run = session.Cdi("check study.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains($"error {code}", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_estimand_reads_several_labels_the_rule_has_no_effect()
    {
        var spec = Spec("uniform, together = independent", "human_only").Replace("+ stance[for] + x", "+ x", StringComparison.Ordinal)
            .Replace("coefficient(stance[for])", "coefficient(x)", StringComparison.Ordinal);
        using var session = Session(Rows(isNested: false), spec);
        var run = session.Cdi("check study.cdi");
        Assert.Contains("warning CDI5017: `together` has no effect: no estimand reads labels of several outcomes together.",
            run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_answered_in_all_stand_for_those_of_which_people_cannot_say_one()
    {
        Text[] rows = [.. Rows(isNested: false).Select(row => row with { HasStance = row.HasTone })];
        Text[] divided = [.. rows.Select(row => row with { IsDivided = row.HasTone && row.Id % 7 == 0 })];
        Text[] answered = [.. divided.Select(row => row with { HasTone = row.HasTone && !row.IsDivided, HasStance = row.HasStance && !row.IsDivided })];
        const string Several = "source = \"data.csv\"\n    key = id\n    label = [tone, second]\n  }\n  aggregate = majority\n  nonresponse = weights";
        var found = Run(divided, Spec("uniform", "calibrated").Replace("label = tone\n  }", Several, StringComparison.Ordinal)).Estimates;
        var expected = Run(answered, Spec("uniform", "calibrated")).Estimates;
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Point, pair.Second.Point, 1e-9));
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Error, pair.Second.Error, 1e-9));
    }

    private static Text[] Rows(bool isNested, double slope = 0)
    {
        var random = new Random(23);
        return [.. Enumerable.Range(0, Texts).Select(row =>
        {
            var (x, stance) = (Math.Round((2 * random.NextDouble()) - 1, 3), random.NextDouble() < 0.4);
            var tone = random.NextDouble() < 0.3 + (stance ? 0.3 : 0) + (0.1 * x);
            var (toneChance, stanceChance) = (0.5 + (slope * x), 0.6 - (slope * x));
            var hasTone = random.NextDouble() < toneChance;
            var hasStance = random.NextDouble() < stanceChance && (hasTone || !isNested);
            return new Text(row, x, tone, stance, random.Next(6) == 0 ? !tone : tone, random.Next(6) == 0 ? !stance : stance, hasTone, hasStance,
                toneChance, stanceChance);
        })];
    }

    private static (List<(string Term, double Point, double Error)> Estimates, string Report) Run(Text[] rows, string spec)
    {
        using var session = Session(rows, spec);
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        return ([.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row =>
            (row.GetProperty("term").GetString() ?? "", row.GetProperty("point").GetDouble(), row.GetProperty("se").GetDouble()))],
            session.Read("out/report.md"));
    }

    private static CommandSession Session(Text[] rows, string spec)
    {
        var session = new CommandSession();
        session.Write("data.csv", "id,x,tone_hat,stance_hat,tone,second,stance,tone_p,stance_p,both_p\n" + string.Concat(rows.Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"t{row.Id},{row.X},{Tone(row.ToneHat)},{Stance(row.StanceHat)},{(row.HasTone ? Tone(row.Tone) : "")},")
            + $"{(row.HasTone ? Tone(row.Tone != row.IsDivided) : "")},{(row.HasStance ? Stance(row.Stance) : "")},"
            + string.Create(CultureInfo.InvariantCulture, $"{row.ToneChance},{row.StanceChance},{row.ToneChance * row.StanceChance}\n"))));
        session.Write("study.cdi", spec);
        return session;

        static string Tone(bool polite) => polite ? "polite" : "rude";
        static string Stance(bool isFor) => isFor ? "for" : "against";
    }

    private static string Spec(string given, string method, string? allow = null) => $$"""
        cdi 1

        study manners

        corpus requests { // allow CDI2011: a test
          source = "data.csv"
          key = id
          id: id from id
          x: number from x
          {{string.Join("\n  ", new[] { "tone_p", "stance_p", "both_p" }.Where(column => given.Contains(column, StringComparison.Ordinal)).Select(
              column => $"{column}: number from {column}"))}}
        }

        outcome tone {
          polite = "Polite"
          rude = "Rude"
        }

        outcome stance {
          for = "For"
          against = "Against"
        }

        {{Annotators("tone")}}
        {{Annotators("stance")}}
        estimand slope {
          model = linear(tone[polite] ~ 1 + stance[for] + x)
          target = coefficient(stance[for])
        }

        sampling {
          given = {{given}}{{(allow is null ? "" : $" // allow {allow}: a test")}}
          seed = 1
        }

        inference {
          method = {{method}}
          generalise = population
          alpha = 0.1
        }

        report {
          write = [json, markdown]
        }
        """;

    private static string Annotators(string outcome) => $$"""
        llm model_of_{{outcome}} {
          outcome = {{outcome}}
          on_failure = annotate
          recorded {
            label = {{outcome}}_hat
          }
        }

        human people_of_{{outcome}} {
          outcome = {{outcome}}
          question = "Which?"
          recorded {
            label = {{outcome}}
          }
        }

        """;

    private sealed record Text(int Id, double X, bool Tone, bool Stance, bool ToneHat, bool StanceHat, bool HasTone, bool HasStance, double ToneChance,
        double StanceChance)
    {
        public bool IsDivided { get; init; }
    }
}
