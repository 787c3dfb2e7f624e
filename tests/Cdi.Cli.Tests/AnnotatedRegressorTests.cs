using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>Models whose regressors are annotated, as a user runs them: what must hold of every one.</summary>
public sealed class AnnotatedRegressorTests
{
    private const int Texts = 400;

    private static readonly string[] Stances = ["for", "against", "neither"];

    // Labels as columns, which a study declares only where it does not read them as labels.
    private static readonly string[] Columns = ["isfor", "against", "neither", "said"];

    [Theory]
    [InlineData("logistic(polite[yes] ~ 1 + stance[against] + stance[neither] + x)", "logistic(polite[yes] ~ 1 + against + neither + x)")]
    [InlineData("logistic(polite[yes] ~ 1 + stance * x)", "logistic(polite[yes] ~ 1 + against + neither + x + against:x + neither:x)")]
    [InlineData("linear(polite[yes] ~ 1 + stance[neither]:x + score + score:x)", "linear(polite[yes] ~ 1 + neither:x + said + said:x)")]
    [InlineData("probit(polite[yes] ~ 1 + stance[for] + score)", "probit(polite[yes] ~ 1 + isfor + said)")]
    public void Labels_of_every_text_are_columns(string annotated, string columns)
    {
        var expected = Run(Rows(1), Spec(columns, "1", "human_only")).ToDictionary(row => Plain(row.Term), StringComparer.Ordinal);
        var found = Run(Rows(1), Spec(annotated, "1", "human_only"));
        Assert.Equal(expected.Count, found.Count);
        Assert.All(found, row => Same(expected[Plain(row.Term)], row));
    }

    [Fact]
    public void People_alone_are_a_regression_of_the_texts_that_they_labelled()
    {
        var expected = Run([.. Rows(3).Where(row => row.IsLabelled)], Spec("logistic(polite[yes] ~ 1 + against + neither + x)", "x", "human_only"));
        var found = Run(Rows(3), Spec("logistic(polite[yes] ~ 1 + stance + x)", "x", "human_only"));
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Point, pair.Second.Point, 1e-8));
    }

    [Theory]
    [InlineData("ppi")]
    [InlineData("ppi_tuned")]
    [InlineData("dsl")]
    [InlineData("confidence_driven")]
    [InlineData("calibrated")]
    [InlineData("predict_then_debias")]
    public void Neither_the_order_of_texts_nor_that_of_options_matters(string method)
    {
        var spec = Spec("logistic(sent ~ 1 + stance[neither] + polite[yes] + polite[yes]:x)", "stance[neither]", method);
        var first = Run(Rows(3), spec);
        Assert.Equal(["(Intercept)", "stance[neither]", "polite[yes]", "polite[yes]:x"], first.Select(row => row.Term));
        Assert.All(first, row => Assert.InRange(row.Error, 1e-3, 10));
        var turned = spec.Replace("  yes = \"Yes\"\n  no = \"No\"", "  no = \"No\"\n  yes = \"Yes\"", StringComparison.Ordinal)
            .Replace("  for = \"For\"\n", "", StringComparison.Ordinal).Replace("\"Neither\"\n", "\"Neither\"\n  for = \"For\"\n", StringComparison.Ordinal);
        Assert.NotEqual(spec, turned);
        Assert.All(first.Zip(Run([.. Rows(3).Reverse()], turned)), pair => Same(pair.First, pair.Second));
    }

    [Fact]
    public void A_design_draws_texts_that_are_labelled_in_all_and_a_replay_knows_the_truth()
    {
        var replayed = Spec("logistic(polite[yes] ~ 1 + stance[neither] + x)", "stance[neither]", "calibrated")
            .Replace("given = uniform", "budget = 150 labels\n  burn_in = 40 labels\n  rounds = 2\n  design = error", StringComparison.Ordinal);
        using var session = Session(Rows(1), replayed);
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        var truth = Run(Rows(1), Spec("logistic(polite[yes] ~ 1 + neither + x)", "x", "human_only"));
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        var rows = result.RootElement.GetProperty("estimates").EnumerateArray().Where(row => row.GetProperty("method").GetString() == "calibrated").ToList();
        Assert.Equal(3, rows.Count);
        Assert.All(rows.Zip(truth), pair => Assert.Equal(pair.Second.Point, pair.First.GetProperty("truth").GetDouble(), 1e-8));
        Assert.All(rows, row => Assert.Equal(150, row.GetProperty("labels").GetInt32()));
    }

    [Fact]
    public void Labels_of_separate_draws_are_no_joint_sample()
    {
        var rows = Rows(3);
        var blank = rows.ToList().FindIndex(row => row.IsLabelled);
        rows[blank] = rows[blank] with { Stance = "" };
        using var session = Session(rows, Spec("logistic(polite[yes] ~ 1 + stance[neither] + x)", "x", "calibrated"));
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("CDI9080: `slope` reads labels of `polite` and of `stance` together, and row", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calibrated", "given = uniform", "Method `calibrated` for `slope`")]
    [InlineData("confidence_driven", "budget = 100 labels\n  design = error", "Design `error` for `slope`")]
    public void A_number_in_a_model_that_is_not_linear_is_taken_as_it_is_or_refused(string method, string sampling, string refused)
    {
        const string Model = "logistic(polite[yes] ~ 1 + score + x)";
        var spec = Spec(Model, "score", method).Replace("given = uniform", sampling, StringComparison.Ordinal);
        using var session = Session(Rows(3), spec);
        var run = session.Cdi("check study.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains($"CDI1007: {refused}, whose regressor is an annotated number and whose model is not linear, is not supported yet.",
            run.Error + run.Output, StringComparison.Ordinal);
        Assert.All(Run(Rows(3), Spec(Model, "score", "confidence_driven")), row => Assert.InRange(row.Error, 1e-3, 10));
    }

    private static string Plain(string term) => string.Join(":", term.Replace("stance[", "", StringComparison.Ordinal)
        .Replace("]", "", StringComparison.Ordinal).Split(':')
        .Select(name => name switch { "score" => "said", "for" => "isfor", _ => name }).Order(StringComparer.Ordinal));

    private static void Same((string Term, double Point, double Error) expected, (string Term, double Point, double Error) found)
    {
        Assert.Equal(expected.Point, found.Point, 1e-7);
        Assert.Equal(expected.Error, found.Error, 1e-7);
    }

    // Every text, or every third, labelled by people; a model that errs in a sixth of all.
    private static Text[] Rows(int every)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, Texts).Select(row =>
        {
            var (stance, x, score) = (Stances[random.Next(3)], Math.Round((4 * random.NextDouble()) - 2, 3), Math.Round(2 * random.NextDouble(), 2));
            var odds = 0.3 + (stance == "neither" ? -1 : stance == "against" ? 0.6 : 0) + (0.5 * x) + (0.4 * score);
            var polite = random.NextDouble() < 1 / (1 + Math.Exp(-odds)) ? "yes" : "no";
            var sent = random.NextDouble() < (polite == "yes" ? 0.7 : 0.4) ? 1 : 0;
            return new Text(row, sent, polite, stance, score, x, random.Next(6) == 0 ? "no" : polite, random.Next(6) == 0 ? "for" : stance,
                Math.Round(score + random.NextDouble() - 0.5, 2), random.Next(every) == 0);
        })];
    }

    private static List<(string Term, double Point, double Error)> Run(Text[] rows, string spec)
    {
        using var session = Session(rows, spec);
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row =>
            (row.GetProperty("term").GetString() ?? "", row.GetProperty("point").GetDouble(), row.GetProperty("se").GetDouble()))];
    }

    private static CommandSession Session(Text[] rows, string spec)
    {
        var session = new CommandSession();
        session.Write("data.csv", "id,x,sent,isfor,against,neither,said,polite,stance,score,polite_hat,stance_hat,score_hat\n"
            + string.Concat(rows.Select(row => string.Create(CultureInfo.InvariantCulture,
                $"t{row.Id},{row.X},{row.Sent},{Is(row, "for")},{Is(row, "against")},{Is(row, "neither")},{row.Score},")
                + $"{Of(row, row.Polite)},{Of(row, row.Stance)},"
                + string.Create(CultureInfo.InvariantCulture,
                $"{(row.IsLabelled ? row.Score : "")},{row.PoliteHat},{row.StanceHat},{row.ScoreHat}\n"))));
        session.Write("study.cdi", spec);
        return session;

        static string Of(Text row, string label) => row.IsLabelled ? label : "";
        static int Is(Text row, string stance) => row.Stance == stance ? 1 : 0;
    }

    private static string Spec(string model, string target, string method) => $$"""
        cdi 1

        study manners

        corpus requests { // allow CDI2011: a test
          source = "data.csv"
          key = id
          id: id from id
          x: number from x
          sent: indicator from sent
          {{string.Join("\n  ", Columns.Where(column => Regex.IsMatch(model, $@"(?<!\[)\b{column}\b")).Select(column =>
              $"{column}: {(column == "said" ? "number" : "indicator")} from {column}"))}}
        }

        outcome polite {
          yes = "Yes"
          no = "No"
        }

        outcome stance {
          for = "For"
          against = "Against"
          neither = "Neither"
        }

        outcome score number {
        }

        {{Annotators("polite")}}
        {{Annotators("stance")}}
        {{Annotators("score")}}
        estimand slope {
          model = {{model}}
          target = coefficient({{target}})
        }

        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = {{method}}
          generalise = population
          alpha = 0.1
        }

        report {
          write = [json]
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

    private sealed record Text(
        int Id, int Sent, string Polite, string Stance, double Score, double X, string PoliteHat, string StanceHat, double ScoreHat, bool IsLabelled);
}
