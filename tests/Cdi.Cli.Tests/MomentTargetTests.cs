using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>Ratios of two groups, variances and correlations, as a user runs them with people and a model: what must hold of every method.</summary>
public sealed class MomentTargetTests
{
    private const int Texts = 400;

    private static readonly string[] Targets =
    [
        "variance(score)", "standard_deviation(score)", "correlation(score, x)", "correlation(score, mood[good])", "correlation(mood[good], score)",
            "correlation(mood[good], group)", "ratio(mean(score), group)", "ratio(prevalence(mood[good]), group)",
    ];

    public static TheoryData<string> All => [.. Targets];

    [Theory]
    [MemberData(nameof(All))]
    public void Where_every_text_is_labelled_each_method_has_the_value_of_the_labels(string target)
    {
        var labels = Rows(1);
        var truth = Value(target, labels);
        foreach (var row in Run(labels, Spec(target, "corpus", "human_only, ppi, ppi_tuned, dsl, confidence_driven, calibrated")))
            Assert.Equal(truth, row.Point, 1e-9 * Math.Abs(truth));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_model_that_agrees_mostly_says_as_much_as_more_labels_and_order_does_not_matter(string target)
    {
        var rows = Rows(4);
        var spec = Spec(target, "population", "human_only, ppi_tuned, dsl, calibrated");
        var found = Run(rows, spec);
        var truth = Value(target, rows);
        Assert.All(found, row => Assert.InRange((row.Point - truth) / row.Error, -4, 4));
        Assert.All(found.Skip(1), row => Assert.InRange(row.Error / found[0].Error, 0.3, 0.95));
        Assert.All(found.Zip(Run([.. rows.Reverse()], spec)), pair => Assert.Equal(pair.First.Point, pair.Second.Point, 1e-9 * Math.Abs(truth)));
    }

    [Fact]
    public void Exchanged_groups_have_the_inverse_ratio_and_a_turned_scale_the_opposite_correlation()
    {
        var ratio = Run(Rows(4), Spec("ratio(mean(score), group)", "corpus", "calibrated"))[0];
        var inverse = Run(Rows(4), Spec("ratio(mean(score), other)", "corpus", "calibrated"))[0];
        Assert.Equal(1, ratio.Point * inverse.Point, 1e-9);
        Assert.Equal(1, ratio.Lower * inverse.Upper, 1e-6);
        var right = Run(Rows(4), Spec("correlation(score, x)", "corpus", "dsl"))[0];
        var turned = Run(Rows(4), Spec("correlation(score, turned)", "corpus", "dsl"))[0];
        Assert.Equal(right.Point, -turned.Point, 1e-9);
        Assert.Equal(right.Lower, -turned.Upper, 1e-6);
    }

    [Fact]
    public void Labels_without_spread_have_no_variance_to_report()
    {
        Row[] flat = [.. Rows(1).Select(row => row with { Score = 3 })];
        using var session = new CommandSession();
        Write(session, flat, Spec("variance(score)", "population", "human_only"));
        var run = session.Cdi("run spread.cdi --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9015: `score` is `3` in all 400 labelled rows.", run.ToString(), StringComparison.Ordinal);
    }

    private sealed record Row(string Id, double Score, double Said, bool IsGood, bool SaidGood, double X, bool Group, bool IsLabelled);

    // Every n-th text is labelled.
    private static Row[] Rows(int every)
    {
        var random = new Random(20261127);
        return [.. Enumerable.Range(0, Texts).Select(row =>
        {
            var x = Math.Round(random.NextDouble() * 4, 2);
            var group = random.NextDouble() < 0.5;
            var score = Math.Round(Math.Clamp(3 + x + (random.NextDouble() * 3) + (group ? 0.7 : 0), 0, 12), 2);
            var good = random.NextDouble() < (score / 16) + (group ? 0.2 : 0);
            return new Row($"t{row:000}", score, Math.Round(score + (random.NextDouble() * 0.6) - 0.2, 2), good, good == random.NextDouble() < 0.95, x, group,
                row % every == 0);
        })];
    }

    private static double Value(string target, Row[] rows)
    {
        var score = rows.Select(row => row.Score).ToArray();
        var good = rows.Select(row => row.IsGood ? 1.0 : 0).ToArray();
        return target switch
        {
            "variance(score)" => Covariance(score, score),
            "standard_deviation(score)" => Math.Sqrt(Covariance(score, score)),
            "correlation(score, x)" => Correlation(score, [.. rows.Select(row => row.X)]),
            "correlation(score, mood[good])" or "correlation(mood[good], score)" => Correlation(score, good),
            "correlation(mood[good], group)" => Correlation(good, [.. rows.Select(row => row.Group ? 1.0 : 0)]),
            "ratio(mean(score), group)" => Mean(row => row.Score, true) / Mean(row => row.Score, false),
            _ => Mean(row => row.IsGood ? 1 : 0, true) / Mean(row => row.IsGood ? 1 : 0, false),
        };

        double Mean(Func<Row, double> value, bool group) => rows.Where(row => row.Group == group).Average(value);
    }

    private static double Covariance(double[] a, double[] b) => a.Zip(b, (x, y) => (x - a.Average()) * (y - b.Average())).Average();

    private static double Correlation(double[] a, double[] b) => Covariance(a, b) / Math.Sqrt(Covariance(a, a) * Covariance(b, b));

    private static IReadOnlyList<(double Point, double Error, double Lower, double Upper)> Run(Row[] rows, string spec)
    {
        using var session = new CommandSession();
        Write(session, rows, spec);
        var run = session.Cdi("run spread.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row => (row.GetProperty("point").GetDouble(),
            row.GetProperty("se").GetDouble(), row.GetProperty("lower").GetDouble(), row.GetProperty("upper").GetDouble()))];
    }

    private static void Write(CommandSession session, Row[] rows, string spec)
    {
        var text = new StringBuilder("id,person,model,mood,said,x,turned,group\n");
        foreach (var row in rows)
        {
            var (score, mood) = row.IsLabelled ? (row.Score.ToString(CultureInfo.InvariantCulture), Word(row.IsGood)) : ("", "");
            text.AppendLine(string.Create(CultureInfo.InvariantCulture,
                $"{row.Id},{score},{row.Said},{mood},{Word(row.SaidGood)},{row.X},{-row.X},{(row.Group ? 1 : 0)}"));
        }

        session.Write("spread.csv", text.ToString());
        session.Write("spread.cdi", spec);

        static string Word(bool good) => good ? "good" : "bad";
    }

    private static string Spec(string target, string generalise, string methods) => $$"""
        cdi 1

        study spread

        corpus texts { // allow CDI2011: a test
          source = "spread.csv"
          key = text
          text: id from id
          x: number from x
          turned: number from turned
          group: indicator from group
          other: indicator = group == 0
        }

        outcome score number 0..20 {
        }

        outcome mood {
          good = "Good"
          bad = "Bad"
        }

        llm scorer {
          outcome = score
          recorded {
            label = model
          }
          on_failure = annotate
        }

        llm reader {
          outcome = mood
          recorded {
            label = said
          }
          on_failure = annotate
        }

        human people {
          outcome = score
          recorded {
            label = person
          }
        }

        human readers {
          outcome = mood
          recorded {
            label = mood
          }
        }

        estimand asked {
          target = {{target}}
        }

        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = {{methods.Split(',')[0]}}
          generalise = {{generalise}}
          alpha = 0.05
        }

        report {
          compare = [{{string.Join(',', methods.Split(',').Skip(1))}}]
          write = [json]
        }
        """;
}
