using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>Input on which fits break: the right digits, or a diagnostic with its code; never what is no number, and nothing that was not foreseen.</summary>
public sealed class HardInputTests
{
    // The same regression on a column in other units: coefficients by as much smaller or larger, and every other number the same.
    [Fact]
    public void Scales_from_1e_minus_12_to_1e12_leave_coefficients_of_every_model_their_digits()
    {
        string[] models = ["logistic(event[yes] ~ {0} + b)", "poisson(count ~ {0} + b)", "gamma(count ~ {0} + b)", "probit(event[yes] ~ {0} + b)"];
        var found = Run("calibrated", [.. models.SelectMany(model => new[] { "a", "big", "small" }, (model, column) =>
            (string.Format(CultureInfo.InvariantCulture, model, column), column, ""))]);
        foreach (var (scale, place) in new[] { (1e12, 1), (1e-12, 2) })
        {
            for (var model = 0; model < models.Length; model++)
            {
                var (plain, scaled) = (Of(found, 3 * model), Of(found, (3 * model) + place));
                foreach (var (own, other, by) in plain.Zip(scaled, (own, other) => (own, other, own.Term == "a" ? scale : 1)))
                {
                    Assert.Equal(own.Point, other.Point * by, 1e-9);
                    Assert.Equal(own.Error, other.Error * by, 1e-9);
                }
            }
        }
    }

    // Counts times a million: slopes of logarithms are the same, and of a linear model a million times as large.
    [Fact]
    public void Counts_of_billions_have_the_coefficients_of_small_ones()
    {
        var found = Run("confidence_driven", [.. new[] { "poisson({0} ~ a + b)", "gamma({0} ~ a + b)", "linear({0} ~ a + b)" }.SelectMany(
            model => new[] { "count", "billions" }, (model, outcome) => (string.Format(CultureInfo.InvariantCulture, model, outcome), "a", ""))]);
        for (var model = 0; model < 3; model++)
        {
            foreach (var (own, other) in Of(found, 2 * model).Zip(Of(found, (2 * model) + 1)).Where(pair => pair.First.Term != "(Intercept)"))
            {
                Assert.Equal(own.Point, other.Point / (model == 2 ? 1e6 : 1), 1e-8);
                Assert.Equal(own.Error, other.Error / (model == 2 ? 1e6 : 1), 1e-8);
            }
        }
    }

    [Theory]
    [InlineData("logistic(event[yes] ~ a + near)", "near", "", "CDI9016: The columns `a`, `near` are collinear")]
    [InlineData("poisson(count ~ a + near)", "near", "weight = w", "CDI9016: The columns `a`, `near` are collinear")]
    [InlineData("linear(nothing ~ a)", "a", "", "CDI9015: `nothing` is `0` in all")]
    [InlineData("poisson(nothing ~ a)", "a", "", "CDI9015: `nothing` is `0` in all")]
    [InlineData("logistic(never[yes] ~ a)", "a", "", "CDI9015: `never` is `no` in all")]
    [InlineData("linear(count ~ a)", "a", "cluster = one", "CDI9024: `calibrated @ given` has labels in 1 cluster")]
    [InlineData("multinomial(kind ~ a)", "w:a", "", "CDI9005: All")]
    [InlineData("logistic(kind[w] ~ a)", "a", "", "CDI9015: `kind` is `not w` in all")]
    [InlineData("linear(count ~ kind[w])", "kind[w]", "", "CDI9024: `calibrated @ given` has no labelled text that people call `kind[w]`")]
    [InlineData("", "recall(kind[w])", "", "CDI9015: `kind` is `not w` in all")]
    public void What_has_no_estimate_is_refused_with_its_code(string model, string target, string line, string message)
    {
        using var session = new CommandSession();
        var run = Start(session, "calibrated", [(model, target, line)]);
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error " + message, run.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_label_shows_has_a_bound_and_a_quantile_at_a_tie_is_the_tie()
    {
        var found = Run("human_only", [("", "prevalence(never[yes])", ""), ("", "prevalence(kind[w])", ""), ("", "quantile(nothing, 0.5)", ""),
            ("", "quantile(tie, 0.5)", ""), ("", "median(tie)", "")]);
        var bound = 1 - Math.Pow(0.05, 1.0 / Rows().Count(row => row.IsLabelled));
        Assert.All(found.Take(2), row => Assert.Equal((0, 0, bound), (row.Point, row.Lower, row.Upper)));
        Assert.Equal((0.0, 0.0, 0.0), (found[2].Point, found[2].Lower, found[2].Upper));

        // Half of the labels are below 2, or 2, and as many at least are 2 or above.
        int[] ties = [.. Rows().Where(row => row.IsLabelled).Select(row => row.Tie).Order()];
        Assert.All(found.Skip(3), row => Assert.Equal(ties[((ties.Length + 1) / 2) - 1], row.Point));
        Assert.All(found.Skip(3), row => Assert.True(row.Lower <= row.Point && row.Point <= row.Upper));
    }

    private static List<Row> Of(IReadOnlyList<Row> found, int estimand) => [.. found.Where(row => row.Estimand == $"e{estimand}")];

    private static IReadOnlyList<Row> Run(string method, IReadOnlyList<(string Model, string Target, string Line)> estimands)
    {
        using var session = new CommandSession();
        var run = Start(session, method, estimands);
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row => new Row(
            row.GetProperty("estimand").GetString() ?? "", row.GetProperty("term").GetString() ?? "", row.GetProperty("point").GetDouble(),
            row.GetProperty("se").GetDouble(), row.GetProperty("lower").GetDouble(), row.GetProperty("upper").GetDouble()))];
    }

    private static Transcript Start(CommandSession session, string method, IReadOnlyList<(string Model, string Target, string Line)> estimands)
    {
        var text = new StringBuilder(
            "id,a,big,small,near,b,w,one,event,events,count,counts,billions,billionss,nothing,nothings,never,nevers,kind,kinds,tie,ties\n");
        foreach (var row in Rows())
        {
            string Label(object value) => row.IsLabelled ? string.Create(CultureInfo.InvariantCulture, $"{value}") : "";
            text.AppendJoin(',', [row.Id, Number(row.A), Number(row.A) + "e12", Number(row.A) + "e-12", Number(row.A + (row.B * 1e-10m)), Number(row.B),
                Number(row.W), "1", Label(row.Event), row.Guess, Label(row.Count), Number(row.Count + row.W - 1), Label(row.Count * 1_000_000L),
                Number((row.Count + row.W - 1) * 1_000_000L), Label(0), Number(row.W / 3), Label("no"), row.Guess, Label(row.Kind), row.W == 2 ? "w" : row.Kind,
                Label(row.Tie), Number(row.W)]).AppendLine();
        }

        session.Write("data.csv", text.ToString());
        session.Write("study.cdi", HardStudy.Spec(method, estimands));
        return session.Cdi("run study.cdi --quiet --out out");

        static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
    }

    private static Text[] Rows()
    {
        var random = new Random(20261129);
        return [.. Enumerable.Range(0, 240).Select(row =>
        {
            var (a, b) = (random.Next(-200, 200) / 100m, random.Next(-200, 200) / 100m);
            var isEvent = random.NextDouble() < 1 / (1 + Math.Exp(-0.8 * (double)(a - b)));
            var isRight = random.NextDouble() < 0.8;
            return new Text($"t{row}", a, b, random.Next(1, 4), isEvent ? "yes" : "no", isEvent == isRight ? "yes" : "no",
                1 + (int)(1000 * Math.Exp(0.4 * (double)a) * random.NextDouble()), random.Next(2) == 0 ? "u" : "v", random.Next(1, 4), row % 2 == 0);
        })];
    }

    private sealed record Row(string Estimand, string Term, double Point, double Error, double Lower, double Upper);

    private sealed record Text(string Id, decimal A, decimal B, int W, string Event, string Guess, int Count, string Kind, int Tie, bool IsLabelled);
}
