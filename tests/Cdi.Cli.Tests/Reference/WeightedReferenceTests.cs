using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Weights of the corpus, from the spec to `result.json`, against R: `weight` for probability weights (r/glm.json, r/linear_clustered.json,
/// r/quantile_moments.json, r/marginal_effects.json; 1e-8).</summary>
public sealed class WeightedReferenceTests
{
    private const string Positive = "number 0..1000000 {\n}";
    private const string Event = "{\n  yes = \"Yes\"\n  no = \"No\"\n}";

    private static readonly LabelledTable Births = new("reference/r/data/birthwt.csv",
        "age: number from age; lwt: number from lwt; race: factor(\"1\", \"2\", \"3\") from race; smoke: indicator from smoke; ht: indicator from ht; "
            + "w: number from w", Event, "low where { 1 = yes, 0 = no }")
    {
        Prepare = csv => Extended(csv, (cells, _) => cells[2] / 100),
    };

    private static readonly LabelledTable Seizures = new("reference/r/data/epil.csv",
        "trt: factor(\"placebo\", \"progabide\") from trt; lbase: number from lbase; age: number from age; subject: factor from subject; w: number from w",
        "number 0..1000 {\n}", "y") { Prepare = csv => Extended(csv, (cells, _) => cells[3] / 20) };

    private static readonly LabelledTable Hills = new("reference/r/data/hills.csv", "dist: number from dist; w: number from w", Positive, "time")
    {
        Prepare = csv => Extended(csv, (cells, _) => cells[2] / 1000),
    };

    private static readonly LabelledTable Firms = new("reference/r/data/grunfeld.csv",
        "value: number from value; capital: number from capital; firm: factor from firm; w: number from w", Positive, "inv")
    {
        Prepare = csv => Extended(csv, (cells, _) => 1 / cells[3]),
    };

    private static readonly LabelledTable Food = new("reference/r/data/engel.csv", "beside: number from income; w: number from w", Positive, "foodexp")
    {
        Prepare = csv => Extended(csv, (_, row) => 1 + (row % 4)),
    };

    [SharedTheory]
    [InlineData("logit-birthwt-probability-weights", "hc0", "HC0")]
    [InlineData("logit-birthwt-probability-weights", "hc1", "HC1")]
    [InlineData("logit-birthwt-probability-weights", "sandwich", "svyglm")]
    [InlineData("probit-birthwt-probability-weights", "hc0", "HC0_observed")]
    [InlineData("poisson-epil-probability-weights-cluster", "hc1", "HC1")]
    [InlineData("poisson-epil-probability-weights-cluster", "cr0", "CR0")]
    [InlineData("poisson-epil-probability-weights-cluster", "cr1", "svyglm")]
    [InlineData("gamma-log-hills-probability-weights", "hc0", "HC0_observed")]
    [InlineData("ols-grunfeld-wls", "model", "model")]
    [InlineData("ols-grunfeld-wls", "hc1", "HC1")]
    [InlineData("ols-grunfeld-wls", "hc2", "HC2")]
    [InlineData("ols-grunfeld-wls", "hc3", "HC3")]
    [InlineData("ols-grunfeld-wls", "cr0", "CR0")]
    [InlineData("ols-grunfeld-wls", "cr1s", "CR1S")]
    public void Models(string id, string word, string key)
    {
        using var reference = Reference(id.StartsWith("ols", StringComparison.Ordinal) ? "linear_clustered" : "glm");
        var expected = Case(reference, id);
        var (table, model) = id.Split('-')[1] switch
        {
            "birthwt" => (Births, "logistic"), "epil" => (Seizures, "poisson"), "grunfeld" => (Firms, "linear"), _ => (Hills, "gamma"),
        };
        var cluster = word[0] != 'c' ? null : ReferenceEquals(table, Seizures) ? "subject" : "firm";
        var formula = expected.GetProperty("model").GetString() ?? "";
        var names = expected.GetProperty("coef").EnumerateArray().Select(each => each.GetString() ?? "").ToList();
        var response = ReferenceEquals(table, Births) ? "response[yes]" : "response";
        var family = id.StartsWith("probit", StringComparison.Ordinal) ? "probit" : model;
        var estimates = table.Run(table.Spec($"model = {family}({response}{formula[formula.IndexOf(" ~", StringComparison.Ordinal)..]})\n  "
            + $"target = coefficient({names[1]})\n  weight = w", cluster, $"variance = {word}\n  interval = wald"));
        Assert.Equal(names, estimates.Select(each => each.Term));
        Close(expected.GetProperty("estimate"), estimates.Select(each => each.Point));
        Close(expected.GetProperty("se").GetProperty(key), estimates.Select(each => each.Error));
    }

    [SharedTheory]
    [InlineData("moments-engel-weighted", null, "hc0", "HC0")]
    [InlineData("moments-engel-weighted", null, "sandwich", "n_minus_1")]
    [InlineData("moments-epil-cluster-weighted", null, "hc0", "HC0")]
    [InlineData("moments-epil-cluster-weighted", "subject", "cr1", "CR1")]
    public void Moments(string id, string? cluster, string word, string key)
    {
        using var reference = Reference("quantile_moments");
        var expected = Case(reference, id);
        var table = id == "moments-engel-weighted" ? Food : Seizures;
        foreach (var (target, name) in new[]
        {
            ("mean(response)", "mean"), ("variance(response)", "variance"), ("standard_deviation(response)", "sd"),
            ($"correlation(response, {(ReferenceEquals(table, Food) ? "beside" : "age")})", "correlation"),
        })
        {
            var row = Assert.Single(table.Run(table.Spec($"target = {target}, weight = w", cluster, $"variance = {word}\n  interval = wald")));
            Close(expected.GetProperty("estimate").GetProperty(name).GetDouble(), row.Point);
            Close(expected.GetProperty("se").GetProperty(key).GetProperty(name).GetDouble(), row.Error);
        }
    }

    [SharedFact]
    public void Two_groups()
    {
        using var reference = Reference("marginal_effects");
        var expected = Case(reference, "rd-birthwt-ht-weighted");
        foreach (var (target, name, slope) in new[]
        {
            ("difference(prevalence(response[yes]), ht)", "risk_difference", 1), ("ratio(response[yes], ht)\n  interval_scale = log_rate", "log_risk_ratio", 1),
            ("odds_ratio(response[yes], ht)\n  interval_scale = log_odds", "log_odds_ratio", 1),
        })
        {
            var row = Assert.Single(Births.Run(Births.Spec($"target = {target}\n  weight = w", null, "variance = hc0\n  interval = wald")));
            Close(slope * expected.GetProperty("estimate").GetProperty(name).GetDouble(), row.Point);
            Close(expected.GetProperty("se").GetProperty("HC0").GetProperty(name).GetDouble(), row.Error);
        }
    }

    [SharedTheory]
    [InlineData("wquantile-rivers", "rivers", "rivers", "1 + (i mod 5)")]
    [InlineData("wquantile-eruptions", "faithful", "eruptions", "waiting")]
    public void Quantiles(string id, string file, string label, string weights)
    {
        using var reference = Reference("quantile_moments");
        var expected = Case(reference, id);
        Assert.StartsWith(weights, expected.GetProperty("weights").GetString(), StringComparison.Ordinal);
        var table = new LabelledTable($"reference/r/data/{file}.csv", "w: number from w", "number 0..100000 {\n}", label)
        {
            Prepare = csv => Extended(csv, (cells, row) => file == "rivers" ? 1 + (row % 5) : cells[1]),
        };
        foreach (var (level, quantile) in expected.GetProperty("q").EnumerateArray().Zip(expected.GetProperty("inverse_of_weighted_cdf").EnumerateArray()))
        {
            var row = Assert.Single(table.Run(table.Spec($"target = quantile(response, {level.GetRawText()})\n  weight = w", null, "interval = wald")));
            Close(quantile.GetDouble(), row.Point);
        }
    }

    private static JsonDocument Reference(string family) => JsonDocument.Parse(File.ReadAllText(SharedFolder.File($"reference/r/{family}.json")));

    private static JsonElement Case(JsonDocument reference, string id) => ReferenceCases.Find(reference, id);

    // Adds a column w: a function of the numbers of a row and of its own, from 1.
    private static string Extended(string csv, Func<double[], int, double> weight) => string.Join('\n', csv.Split('\n').Select((line, row) =>
        line.Trim().Length == 0 ? line : line.TrimEnd('\r') + "," + (row == 0 ? "w" : weight(
            [.. line.Split(',').Select(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)], row)
            .ToString("R", CultureInfo.InvariantCulture))));

    private static void Close(JsonElement expected, IEnumerable<double> actual)
    {
        double[] values = [.. expected.EnumerateArray().Select(each => each.GetDouble())];
        Assert.Equal(values.Length, actual.Count());
        foreach (var (left, right) in values.Zip(actual)) Close(left, right);
    }

    private static void Close(double expected, double actual) =>
        ReferenceCases.Near(expected, actual, 1e-8);
}
