using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Losses that R and statsmodels minimise (r/custom_loss.json; 1e-7), written in specs: zero-inflated counts, a pseudo-Huber loss, psychometric
/// curves, a power law.</summary>
public sealed class CustomLossReferenceTests
{
    private const string Counts = "number 0..1000 {\n}";

    private const string Inflated =
        "loss = -log(p * equals(response, 0) + (1 - p) * exp(response * eta - exp(eta) - lgamma(response + 1))) where eta = {0}, p = logistic(c)";

    private static readonly LabelledTable Absences = new("reference/r/data/quine.csv",
        "Eth: factor(\"A\", \"N\") from Eth; Sex: factor(\"F\", \"M\") from Sex; Lrn: factor(\"AL\", \"SL\") from Lrn; "
            + "ethN: indicator = Eth == \"N\"; sexM: indicator = Sex == \"M\"; lrnSL: indicator = Lrn == \"SL\"", Counts, "Days");

    private static readonly LabelledTable Seizures = new("reference/r/data/epil.csv",
        "lbase: number from lbase; subject: id from subject", Counts, "y");

    private static readonly LabelledTable Cars = new("reference/r/data/mtcars.csv", "wt: number from wt; hp: number from hp", Counts, "mpg");

    private static readonly LabelledTable Plant = new("reference/r/data/stackloss.csv",
        "air: number from `Air.Flow`; water: number from `Water.Temp`; acid: number from `Acid.Conc.`", Counts, "`stack.loss`");

    private static readonly LabelledTable Girls = new("reference/r/data/menarche.csv",
        "age: number from Age; total: number from Total", "number 0..5000 {\n}", "Menarche");

    private static readonly LabelledTable Claims = new("reference/r/data/insurance.csv", "holders: number from Holders", "number 0..5000 {\n}", "Claims");

    private static readonly Dictionary<string, (LabelledTable Table, string Loss, string[] Parameters, string? Cluster)> Cases = new(StringComparer.Ordinal)
    {
        ["zip-quine"] = (Absences, Loss(Inflated, "b0 + bN * ethN + bM * sexM + bSL * lrnSL"), ["b0", "bN", "bM", "bSL", "c"], null),
        ["zip-epil-cluster"] = (Seizures, Loss(Inflated, "b0 + b1 * lbase"), ["b0", "b1", "c"], "subject"),
        ["pseudo-huber-mtcars"] = (Cars, "loss = 4 * (sqrt(1 + ((response - eta) / 2)^2) - 1) where eta = b0 + b1 * wt + b2 * hp", ["b0", "b1", "b2"], null),
        ["pseudo-huber-stackloss"] = (Plant, "loss = sqrt(1 + (response - eta)^2) - 1 where eta = b0 + b1 * air + b2 * water + b3 * acid",
            ["b0", "b1", "b2", "b3"], null),
        ["psychometric-menarche"] = (Girls,
            "loss = -(response * log(p) + (total - response) * log(1 - p)) where p = normal_cdf((age - threshold) / exp(log_spread))",
            ["threshold", "log_spread"], null),
        ["psychometric-menarche-guess"] = (Girls,
            "loss = -(response * log(p) + (total - response) * log(1 - p)) where p = 0.02 + 0.98 * logistic((age - threshold) / exp(log_spread))",
            ["threshold", "log_spread"], null),
        ["power-poisson-insurance"] = (Claims, "loss = m - response * log(m) + lgamma(response + 1) where m = a * holders^b", ["a", "b"], null),
    };

    [SharedTheory]
    [InlineData("zip-quine", "HC0", "hc0")]
    [InlineData("zip-quine", "model_observed", "model")]
    [InlineData("zip-epil-cluster", "CR0", "cr0")]
    [InlineData("zip-epil-cluster", "CR1", "cr1")]
    [InlineData("pseudo-huber-mtcars", "HC0", "hc0")]
    [InlineData("pseudo-huber-stackloss", "HC0", "hc0")]
    [InlineData("pseudo-huber-stackloss", "model_observed", "model")]
    [InlineData("psychometric-menarche", "HC0", "hc0")]
    [InlineData("psychometric-menarche", "model_observed", "model")]
    [InlineData("psychometric-menarche-guess", "HC0", "hc0")]
    [InlineData("power-poisson-insurance", "HC0", "hc0")]
    [InlineData("power-poisson-insurance", "model_observed", "model")]
    public void A_loss_in_a_spec_agrees(string id, string key, string word)
    {
        var expected = ReferenceCases.Read("custom_loss", id);
        var (table, loss, parameters, cluster) = Cases[id];
        var start = parameters.Zip(expected.GetProperty("start").EnumerateArray(), (name, value) => $"{name} = {value.GetRawText()}");
        var spec = table.Spec($"{loss}\n  target = coefficient({parameters[0]})\n  start {{\n    {string.Join("\n    ", start)}\n  }}", cluster,
            $"variance = {word}\n  interval = wald");
        var estimates = table.Run(spec).ToDictionary(each => each.Term, StringComparer.Ordinal);
        Close(expected.GetProperty("estimate"), parameters.Select(name => estimates[name].Point));
        Close(expected.GetProperty("se").GetProperty(key), parameters.Select(name => estimates[name].Error), table == Plant ? 2e-6 : 1e-7);
    }

    /// <summary>The negative binomial with θ found beside the coefficients (r/glm.json): kernels hold log Γ of a parameter and its derivatives.</summary>
    [SharedTheory]
    [InlineData("HC0_joint", "hc0")]
    [InlineData("model_observed_joint", "model")]
    public void Theta_of_a_negative_binomial_is_a_parameter_of_its_loss(string key, string word)
    {
        var expected = ReferenceCases.Read("glm", "negbin-warpbreaks");
        var warps = new LabelledTable("reference/r/data/warpbreaks.csv", "wool: factor(\"A\", \"B\") from wool; tension: factor(\"L\", \"M\", \"H\") from "
            + "tension; b: indicator = wool == \"B\"; m: indicator = tension == \"M\"; h: indicator = tension == \"H\"", Counts, "breaks");
        const string Negative = "loss = lgamma(theta) - lgamma(response + theta) - theta * log(theta) - response * eta + (response + theta) * log(theta + exp(eta)) "
            + "where eta = b0 + b1 * b + b2 * m + b3 * h + b4 * b * m + b5 * b * h";
        var spec = warps.Spec($"{Negative}\n  target = coefficient(theta)\n  start {{\n    theta = 5\n    b0 = 3\n    b1 = 0\n    b2 = 0\n    b3 = 0\n"
            + "    b4 = 0\n    b5 = 0\n  }", null, $"variance = {word}\n  interval = wald");
        var estimates = warps.Run(spec).ToDictionary(each => each.Term, StringComparer.Ordinal);
        string[] names = [.. Enumerable.Range(0, 6).Select(k => $"b{k}")];
        Close(expected.GetProperty("estimate"), names.Select(name => estimates[name].Point));
        Close(expected.GetProperty("se").GetProperty(key), names.Select(name => estimates[name].Error));
        var theta = expected.GetProperty("theta");
        Assert.Equal(theta.GetProperty("estimate").GetDouble(), estimates["theta"].Point, 1e-8);
        Assert.Equal(theta.GetProperty(key).GetDouble(), estimates["theta"].Error, 1e-7);
    }

    private static string Loss(string pattern, string eta) => pattern.Replace("{0}", eta, StringComparison.Ordinal);

    // Those of the stack loss are differences of scores, right to 7e-7 (its checks).
    private static void Close(JsonElement expected, IEnumerable<double> actual, double tolerance = 1e-7)
    {
        foreach (var (left, right) in expected.EnumerateArray().Select(each => each.GetDouble()).Zip(actual, (left, right) => (left, right)))
            ReferenceCases.Near(left, right, tolerance);
    }
}
