using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>Agreement of people with one another, and with a model in the place of one of them, as a user runs it.</summary>
public sealed class RaterAgreementTargetTests
{
    private const int Texts = 240;

    private static readonly string[] Options = ["good", "plain", "bad"];

    [Fact]
    public void Texts_count_by_their_inverse_probability_and_divided_ones_like_others()
    {
        var found = Run(Spec(
            "fleiss_kappa(mood)", "krippendorff_alpha(mood, level = ordinal)", "ac1(mood, people)", "observed_agreement(mood)"), out var report);
        var drawn = Enumerable.Range(0, Texts).Where(IsDrawn).ToList();
        Assert.Contains(drawn, text => Labels(text).GroupBy(label => label).Count(same => same.Count() == 1) == 3);
        Assert.Equal(Kappa(drawn, same => same.Sum(share => share * share)), found[0].Point, 1e-10);
        Assert.Equal(Alpha(drawn), found[1].Point, 1e-10);
        Assert.Equal(Kappa(drawn, same => same.Sum(share => share * (1 - share)) / 2), found[2].Point, 1e-10);
        Assert.All(found, row => Assert.True(row.Lower < row.Point && row.Point < row.Upper, row.ToString()));
        Assert.Contains("may first take the place of one of people?", report.ToLowerInvariant(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_is_a_corpus_of_its_own_and_a_census_of_a_corpus_has_no_error()
    {
        var group = Run(Spec("krippendorff_alpha(mood)\n  by = late").Replace("given = drawn_with", "given = uniform", StringComparison.Ordinal)
            .Replace("labels.csv", "all.csv", StringComparison.Ordinal)
            .Replace("generalise = population", "generalise = corpus", StringComparison.Ordinal), out _);
        for (var late = 0; late < 2; late++)
        {
            Assert.Equal(Alpha([.. Enumerable.Range(0, Texts).Where(text => text % 2 == late)], isCensus: true), group[late].Point, 1e-10);
            Assert.Equal(0, group[late].Error, 1e-12);
        }
    }

    [Fact]
    public void The_alternative_test_is_in_the_results()
    {
        using var session = Session(Spec("fleiss_kappa(mood)"));
        Assert.Equal(ExitCode.Success, session.Cdi("run moods.cdi --quiet --out out").Code);
        using var json = JsonDocument.Parse(session.Read("out/result.json"));
        var test = Assert.Single(json.RootElement.GetProperty("alternative_tests").EnumerateArray());
        Assert.Equal(("first", "people"), (test.GetProperty("llm").GetString(), test.GetProperty("human").GetString()));
        Assert.Equal(0.15, test.GetProperty("epsilon").GetDouble());
        var people = test.GetProperty("people").EnumerateArray().ToList();
        Assert.Equal(["ann", "bob", "eva"], people.Select(person => person.GetProperty("annotator").GetString()));
        Assert.All(people, person => Assert.Equal(Enumerable.Range(0, Texts).Count(IsDrawn), person.GetProperty("texts").GetInt32()));
        Assert.Equal(people.Average(person => person.GetProperty("model_as_good").GetDouble()), test.GetProperty("advantage").GetDouble(), 1e-12);
        Assert.Equal(people.Count(person => person.GetProperty("beaten").GetBoolean()) / 3.0, test.GetProperty("winning_rate").GetDouble(), 1e-12);
    }

    private sealed record Found(double Point, double Error, double? Lower, double? Upper);

    private static bool IsDrawn(int text) => text % 2 == 0 ? text % 4 == 0 : text % 8 == 1;

    private static double Weight(int text) => text % 2 == 0 ? 2 : 4;

    // Three people who err now and then, in a pattern.
    private static int[] Labels(int text) => [.. Enumerable.Range(0, 3).Select(who =>
        (text * 5 / 8 % 3) is var truth && (text + (who * 7)) % (5 + who) < 2 ? (truth + 1 + ((text + who) % 2)) % 3 : truth)];

    private static double Kappa(List<int> texts, Func<double[], double> chance)
    {
        var total = texts.Sum(Weight);
        var agreeing = texts.Sum(text => Weight(text) * Labels(text).GroupBy(label => label).Sum(same => same.Count() * (same.Count() - 1)) / 6.0) / total;
        double[] shares = [.. Options.Select((_, k) => texts.Sum(text => Weight(text) * Labels(text).Count(label => label == k) / 3.0) / total)];
        return (agreeing - chance(shares)) / (1 - chance(shares));
    }

    // Krippendorff's ordinal α by pairs of labels, of a corpus of which the texts are a sample.
    private static double Alpha(List<int> texts, bool isCensus = false)
    {
        double WeightOf(int text) => isCensus ? 1 : Weight(text);
        var total = texts.Sum(WeightOf);
        var labels = 3.0 * (isCensus ? texts.Count : Texts);
        double[] counts = [.. Options.Select((_, k) =>
            texts.Sum(text => WeightOf(text) * Labels(text).Count(label => label == k)) * labels / (3 * total))];
        double Between(int c, int k) => Enumerable.Range(Math.Min(c, k), Math.Abs(c - k) + 1).Sum(g => counts[g]) - ((counts[c] + counts[k]) / 2);
        double Distance(int c, int k) => c == k ? 0 : Math.Pow(Between(c, k), 2);
        var observed = texts.Sum(text => WeightOf(text) * Labels(text).Sum(c => Labels(text).Sum(k => Distance(c, k))) / 2) * labels / (3 * total);
        var expected = Enumerable.Range(0, 3).Sum(c => Enumerable.Range(0, 3).Sum(k => counts[c] * counts[k] * Distance(c, k)));
        return 1 - ((labels - 1) * observed / expected);
    }

    private static List<Found> Run(string spec, out string report)
    {
        using var session = Session(spec);
        var run = session.Cdi("run moods.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        report = session.Read("out/report.md").Replace('\u00a0', ' ');
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row => new Found(
            row.GetProperty("point").GetDouble(), row.GetProperty("se").GetDouble(), Number(row, "lower"), Number(row, "upper")))];

        static double? Number(JsonElement row, string name) =>
            row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
    }

    private static CommandSession Session(string spec)
    {
        string[] people = ["ann", "bob", "eva"];
        var (texts, labels, all) = (new StringBuilder("id,late,drawn_with,first\n"), new StringBuilder("id,who,mood\n"), new StringBuilder("id,who,mood\n"));
        for (var text = 0; text < Texts; text++)
        {
            texts.AppendLine(CultureInfo.InvariantCulture, $"t{text},{text % 2},{1 / Weight(text)},{Options[text % 11 == 0 ? text % 3 : text * 5 / 8 % 3]}");
            foreach (var (who, label) in people.Zip(Labels(text)))
            {
                all.AppendLine(CultureInfo.InvariantCulture, $"t{text},{who},{Options[label]}");
                if (IsDrawn(text)) labels.AppendLine(CultureInfo.InvariantCulture, $"t{text},{who},{Options[label]}");
            }
        }

        var session = new CommandSession();
        session.Write("texts.csv", texts.ToString());
        session.Write("labels.csv", labels.ToString());
        session.Write("all.csv", all.ToString());
        session.Write("moods.cdi", spec);
        return session;
    }

    private static string Spec(params string[] targets) => $$"""
        cdi 1

        study moods

        corpus texts { // allow CDI2011: a test
          source = "texts.csv"
          key = text
          text: id from id
          late: indicator from late
          drawn_with: number from drawn_with
        }

        outcome mood ordered {
          good = "Good"
          plain = "Plain"
          bad = "Bad"
        }

        llm first {
          recorded {
            label = first // allow CDI9030: a test
          }
          on_failure = annotate
        }

        human people {
          nonresponse = weights
          recorded {
            source = "labels.csv"
            key = id
            annotator = who
            label = mood
          }
        }

        {{string.Join("\n", targets.Select((target, k) => $"estimand e{k} {{\n  target = {target}\n}}\n"))}}
        sampling {
          given = drawn_with
          seed = 1
        }

        inference {
          method = human_only
          generalise = population
          alpha = 0.05
          familywise = none
        }

        report {
          alternative_test = 0.15
          write = [json, markdown]
        }
        """;
}
