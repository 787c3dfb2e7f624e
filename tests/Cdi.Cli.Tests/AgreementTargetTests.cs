using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>How models agree with people, and how two models differ, as a user runs it: what must hold of every method.</summary>
public sealed class AgreementTargetTests
{
    private const int Texts = 400;

    private static readonly string[] Targets =
    [
        "accuracy(mood)", "precision(mood[good], first)", "recall(mood[good])", "f1(mood)", "f1(mood[plain])", "false_positive_rate(mood[good])",
        "false_negative_rate(mood[good], second)", "kappa(mood)", "kappa(mood, weights = quadratic)", "ac1(mood)", "mcc(mood)", "accuracy(mood[good])",
    ];

    private static readonly string[] Differences =
    [
        "difference(accuracy(mood), first, second)", "difference(f1(mood[good]), first, second)", "difference(kappa(mood), first, second)",
        "difference(f1(mood), second, first)", "difference(mcc(mood[bad]), first, second)",
    ];

    [Fact]
    public void Where_every_text_is_labelled_each_method_has_the_value_of_the_table()
    {
        var rows = Rows(1);
        var found = Run(rows, Spec([.. Targets, .. Differences], "corpus", "human_only, ppi, dsl, calibrated"));
        foreach (var (target, k) in Targets.Concat(Differences).Select((target, k) => (target, k)))
        {
            var truth = CountedAgreement.Value(target, rows);
            var own = found.Where(row => row.Estimand == $"e{k}" && row.Term == target[..target.IndexOf('(', StringComparison.Ordinal)]
                || (target.StartsWith("difference", StringComparison.Ordinal) && row.Estimand == $"e{k}")).ToList();
            Assert.Equal(4, own.Count);
            Assert.All(own, row => Assert.Equal(truth, row.Point, 1e-9));
        }
    }

    [Fact]
    public void Estimates_are_near_the_truth_order_does_not_matter_and_a_difference_is_paired()
    {
        var rows = Rows(4);
        string[] targets = [.. Targets, .. Differences, "accuracy(mood, second)"];
        var spec = Spec(targets, "population", "human_only, confidence_driven, calibrated");
        var found = Run(rows, spec);
        foreach (var row in found.Where(row => row.IsFirst))
        {
            var truth = CountedAgreement.Value(targets[int.Parse(row.Estimand[1..], CultureInfo.InvariantCulture)], rows);
            Assert.InRange((row.Point - truth) / row.Error, -4, 4);
            Assert.True(row.Lower < row.Point && row.Point < row.Upper, row.ToString());
        }

        Assert.All(found.Zip(Run([.. rows.Reverse()], spec)), pair => Assert.Equal(pair.First.Point, pair.Second.Point, 1e-9));

        // Both models are right and wrong on much the same texts: a difference of independent samples would have a larger error.
        var (own, other) = (found.First(row => row.Estimand == "e0"), found.First(row => row.Estimand == $"e{targets.Length - 1}"));
        var difference = found.First(row => row.Estimand == $"e{Targets.Length}");
        Assert.Equal(own.Point - other.Point, difference.Point, 1e-9);
        Assert.True(difference.Error < 0.9 * Math.Sqrt((own.Error * own.Error) + (other.Error * other.Error)));
    }

    [Fact]
    public void Exchanged_models_have_the_opposite_difference_and_renamed_options_the_same_agreement()
    {
        var rows = Rows(4);
        var found = Run(rows, Spec(
            ["difference(recall(mood[good]), first, second)", "difference(recall(mood[good]), second, first)", "kappa(mood)"], "corpus", "calibrated"));
        Assert.Equal(found[0].Point, -found[1].Point, 1e-9);
        Assert.Equal(found[0].Lower, -found[1].Upper, 1e-6);
        var turned = Run(rows, Spec(["kappa(mood)"], "corpus", "human_only").Replace("good = \"Good\"\n  plain = \"Plain\"\n  bad = \"Bad\"",
            "bad = \"Bad\"\n  good = \"Good\"\n  plain = \"Plain\"", StringComparison.Ordinal));
        Assert.Equal(Run(rows, Spec(["kappa(mood)"], "corpus", "human_only"))[0].Point, turned[0].Point, 1e-9);
        var twice = Run([.. rows, .. rows.Select(row => row with { Id = row.Id + "b" })], Spec(["kappa(mood)"], "corpus", "human_only"));
        Assert.Equal(turned[0].Point, twice[0].Point, 1e-9);
    }

    [Fact]
    public void A_model_that_is_never_wrong_has_a_lower_bound_and_never_a_point()
    {
        JudgedText[] right = [.. Rows(4).Select(row => row with { First = row.Person })];
        string[] targets = ["accuracy(mood)", "recall(mood[good])", "precision(mood[good])", "f1(mood)", "false_positive_rate(mood[good])"];
        foreach (var row in Run(right, Spec(targets, "corpus", "human_only, confidence_driven, calibrated")).Where(row => row.IsFirst))
        {
            var isNone = row.Term == "false_positive_rate";
            Assert.Equal(isNone ? 0 : 1, row.Point, 1e-9);
            Assert.InRange(row.Upper - row.Lower, 0.02, 0.4);
        }

        using var session = new CommandSession();
        Write(session, right, Spec(["kappa(mood)"], "corpus", "human_only"));
        Assert.Contains("error CDI9089: `kappa`", session.Cdi("run moods.cdi --out out").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_that_nobody_chose_has_no_recall()
    {
        using var session = new CommandSession();
        Write(session, [.. Rows(4).Select(row => row.Person == "plain" ? row with { Person = "bad" } : row)],
            Spec(["recall(mood[plain])"], "corpus", "human_only"));
        var run = session.Cdi("run moods.cdi --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("CDI9015", run.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Models_that_say_the_same_have_a_difference_of_zero_without_an_interval()
    {
        JudgedText[] same = [.. Rows(4).Select(row => row with { Second = row.First })];
        var row = Run(same, Spec(["difference(accuracy(mood), first, second)"], "corpus", "human_only"))[0];
        Assert.Equal((0, null), (row.Point, row.LowerOrNone));
    }

    [Fact]
    public void What_two_models_say_of_a_population_differs_by_the_difference_of_their_shares()
    {
        var rows = Rows(4);
        var found = Run(rows, Spec(["difference(prevalence(mood[good]), first, second)"], "population", "dsl"));
        Assert.Equal(rows.Average(row => (row.First == "good" ? 1 : 0) - (row.Second == "good" ? 1.0 : 0)), found[0].Point, 1e-9);
        Assert.InRange(found[0].Upper - found[0].Lower, 0.01, 0.2);
    }

    private sealed record Found(string Estimand, string Term, double Point, double Error, double? LowerOrNone, double? UpperOrNone, bool IsFirst)
    {
        public double Lower => LowerOrNone ?? double.NaN;

        public double Upper => UpperOrNone ?? double.NaN;
    }

    // Every n-th text is labelled; the second model mostly errs where the first does.
    private static JudgedText[] Rows(int every)
    {
        var random = new Random(20261127);
        string[] words = ["good", "plain", "bad"];
        return [.. Enumerable.Range(0, Texts).Select(row =>
        {
            var person = words[Math.Min(2, random.Next(4))];
            var first = random.NextDouble() < 0.8 ? person : words[random.Next(3)];
            var second = random.NextDouble() < 0.85 ? first : words[random.Next(3)];
            return new JudgedText($"t{row:000}", person, first, second, row % every == 0);
        })];
    }

    private static List<Found> Run(JudgedText[] rows, string spec)
    {
        using var session = new CommandSession();
        Write(session, rows, spec);
        var run = session.Cdi("run moods.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row => new Found(
            row.GetProperty("estimand").GetString() ?? "", row.GetProperty("term").GetString() ?? "", row.GetProperty("point").GetDouble(),
            row.GetProperty("se").GetDouble(), Number(row, "lower"), Number(row, "upper"),
            !(row.GetProperty("term").GetString() ?? "").Contains('[', StringComparison.Ordinal)))];

        static double? Number(JsonElement row, string name) =>
            row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
    }

    private static void Write(CommandSession session, JudgedText[] rows, string spec)
    {
        var text = new StringBuilder("id,person,first,second\n");
        foreach (var row in rows) text.AppendLine($"{row.Id},{(row.IsLabelled ? row.Person : "")},{row.First},{row.Second}");
        session.Write("moods.csv", text.ToString());
        session.Write("moods.cdi", spec);
    }

    private static string Spec(string[] targets, string generalise, string methods) => $$"""
        cdi 1

        study moods

        corpus texts { // allow CDI2011: a test
          source = "moods.csv"
          key = text
          text: id from id
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

        llm second {
          recorded {
            label = second
          }
          on_failure = annotate
        }

        human people {
          recorded {
            label = person
          }
        }

        {{string.Join("\n", targets.Select((target, k) => $"estimand e{k} {{\n  target = {target}\n}}\n"))}}
        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = {{methods.Split(',')[0]}}
          llm = first
          generalise = {{generalise}}
          alpha = 0.05
          familywise = none
        }

        report {
          compare = [{{string.Join(',', methods.Split(',').Skip(1))}}]
          write = [json]
        }
        """;
}
