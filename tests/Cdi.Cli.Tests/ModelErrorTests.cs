using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>Where a model errs, as the outcome of a regression: what must hold of it under every method.</summary>
public sealed class ModelErrorTests
{
    private const string Methods = "human_only, dsl, confidence_driven, ppi, ppi_tuned";

    [Fact]
    public void Where_every_text_is_labelled_it_is_the_regression_of_errors()
    {
        var rows = ErringModels.Rows(1);
        var found = Run(rows, "human_only", "population", "variance = hc0",
            ("logistic(error(mood, first) ~ x + mood)", "x", ""), ("linear(error(mood[good], first) ~ x + mood)", "x", ""),
            ("logistic(error(mood) ~ x)", "x", ""), ("linear(error(score) ~ x + score)", "x", ""));
        double[] Mood(ErringModels.Text row) => [1, row.X, row.Mood == "plain" ? 1 : 0, row.Mood == "bad" ? 1 : 0];
        double Wrong(ErringModels.Text row) => row.First == row.Mood ? 0 : 1;
        var expected = new List<(double, double)>();
        expected.AddRange(ErringModels.Fit([.. rows.Select(Mood)], [.. rows.Select(Wrong)], isLogistic: true));
        expected.AddRange(ErringModels.Fit([.. rows.Select(Mood)], [.. rows.Select(row => (row.First == "good") == (row.Mood == "good") ? 0.0 : 1)], false));
        expected.AddRange(ErringModels.Fit([.. rows.Select(row => new[] { 1, row.X })], [.. rows.Select(Wrong)], isLogistic: true));
        expected.AddRange(ErringModels.Fit([.. rows.Select(row => new[] { 1, row.X, row.Score })], [.. rows.Select(row => row.Said - row.Score)], false));
        Assert.Equal(expected.Count, found.Count);
        Assert.All(expected.Zip(found), pair =>
        {
            Assert.Equal(pair.First.Item1, pair.Second.Point, 1e-9);
            Assert.Equal(pair.First.Item2, pair.Second.Error, 1e-9);
        });
    }

    [Fact]
    public void People_alone_are_the_regression_of_labelled_texts_that_the_model_answered()
    {
        ErringModels.Text[] rows = [.. ErringModels.Rows(3).Select((row, i) => i % 11 == 0 ? row with { Second = "" } : row)];
        var counted = rows.Where(row => row.IsLabelled && row.Second.Length > 0).ToList();
        var expected = ErringModels.Fit([.. counted.Select(row => new[] { 1, row.X })], [.. counted.Select(row => row.Second == row.Mood ? 0.0 : 1)], true);
        var found = Run(rows, "human_only", "population", "", ("logistic(error(mood, second) ~ x)", "x", ""));
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Point, pair.Second.Point, 1e-9));
        Assert.All(expected.Zip(found), pair => Assert.InRange(pair.Second.Error / pair.First.Error, 0.97, 1.1));
        Assert.Contains("CDI9300: `llm second` gave no answer to 33 of 360 texts", Text(rows, ("logistic(error(mood, second) ~ x)", "x", "")),
            StringComparison.Ordinal);
        ErringModels.Text[] silent = [.. rows.Select(row => row.IsLabelled ? row with { Second = "" } : row)];
        Assert.Matches("error CDI9301: `human_only[^`]*` knows no error of `llm second`", Text(silent, ("linear(error(mood, second) ~ x)", "x", "")));
    }

    [Theory]
    [InlineData("population", "")]
    [InlineData("corpus", "")]
    [InlineData("population", "cluster = house")]
    public void With_a_constant_alone_it_is_one_less_the_accuracy_by_every_method(string target, string line)
    {
        var found = Run(ErringModels.Rows(3), "calibrated", target, "",
            ("linear(error(mood, second) ~ 1)", "1", line), ("accuracy(mood, second)", "", line),
            ("linear(error(mood) ~ 1)", "1", line), ("accuracy(mood)", "", line));
        Assert.Equal(4 * 6, found.Count);
        for (var k = 0; k < found.Count; k += 12)
        {
            for (var method = 0; method < 6; method++)
            {
                var (error, right) = (found[k + method], found[k + 6 + method]);
                Assert.Equal(1, error.Point + right.Point, 1e-9);
                Assert.Equal(right.Error, error.Error, 1e-9);
            }
        }
    }

    [Fact]
    public void Absorbed_effects_are_those_of_dummies_and_a_slope_of_all_texts_is_one_of_the_answered()
    {
        var found = Run(ErringModels.Rows(3), "calibrated", "population", "",
            ("linear(error(mood, second) ~ x + mood | house)", "x", ""), ("linear(error(mood, second) ~ x + mood + house)", "x", ""));
        for (var method = 0; method < 6; method++)
        {
            // The primary target of each is that of `x`, which every method has first among the slopes.
            var (absorbed, dummies) = (Slopes("e0"), Slopes("e1"));
            Assert.Equal(absorbed[method].Point, dummies[method].Point, 1e-8);
            Assert.Equal(absorbed[method].Error, dummies[method].Error, 1e-8);
        }

        List<(string Estimand, string Term, double Point, double Error)> Slopes(string estimand) =>
            [.. found.Where(row => row.Estimand == estimand && row.Term == "x")];
    }

    [Fact]
    public void Intervals_hold_the_truth_as_often_as_they_say()
    {
        var spec = ErringModels.Spec("calibrated", "corpus", "", [("logistic(error(mood, second) ~ x + mood)", "x", "")])
            .Replace("given = uniform", "budget = 150 labels\n  burn_in = 60 labels\n  rounds = 2\n  design = uniform", StringComparison.Ordinal)
            + """


            experiment often {
              replay = texts
              vary method = [human_only, calibrated]
              vary generalise = [population, corpus]
              trials = 400 trials
              measure = [coverage, width]
              expect coverage_high >= 0.9
            }
            """;
        using var session = new CommandSession();
        session.Write("data.csv", ErringModels.Csv(ErringModels.Rows(1)));
        session.Write("study.cdi", spec);
        var run = session.Cdi("experiment study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
    }

    private static string Text(ErringModels.Text[] rows, (string, string, string) estimand)
    {
        using var session = new CommandSession();
        session.Write("data.csv", ErringModels.Csv(rows));
        session.Write("study.cdi", ErringModels.Spec("human_only", "population", "", [estimand]));
        return session.Cdi("run study.cdi --out out").ToString();
    }

    private static IReadOnlyList<(string Estimand, string Term, double Point, double Error)> Run(
        ErringModels.Text[] rows, string method, string target, string line, params (string Model, string Coefficient, string Line)[] estimands)
    {
        using var session = new CommandSession();
        session.Write("data.csv", ErringModels.Csv(rows));
        var spec = ErringModels.Spec(method, target, line, estimands);
        session.Write("study.cdi", method == "human_only" ? spec : spec.Replace("write =", $"compare = [{Methods}]\n  write =", StringComparison.Ordinal));
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row => (row.GetProperty("estimand").GetString() ?? "",
            row.GetProperty("term").GetString() ?? "", row.GetProperty("point").GetDouble(), row.GetProperty("se").GetDouble()))];
    }
}
