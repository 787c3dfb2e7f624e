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
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference/r/custom_loss.json")));
        var expected = reference.RootElement.GetProperty("cases").EnumerateArray().First(each => each.GetProperty("id").GetString() == id);
        var (table, loss, parameters, cluster) = Cases[id];
        var start = parameters.Zip(expected.GetProperty("start").EnumerateArray(), (name, value) => $"{name} = {value.GetRawText()}");
        var spec = table.Spec($"{loss}\n  target = coefficient({parameters[0]})\n  start {{\n    {string.Join("\n    ", start)}\n  }}", cluster,
            $"variance = {word}\n  interval = wald");
        var estimates = table.Run(spec).ToDictionary(each => each.Term, StringComparer.Ordinal);
        Close(expected.GetProperty("estimate"), parameters.Select(name => estimates[name].Point));
        Close(expected.GetProperty("se").GetProperty(key), parameters.Select(name => estimates[name].Error), table == Plant ? 2e-6 : 1e-7);
    }

    private static string Loss(string pattern, string eta) => pattern.Replace("{0}", eta, StringComparison.Ordinal);

    // Those of the stack loss are differences of scores, right to 7e-7 (its checks).
    private static void Close(JsonElement expected, IEnumerable<double> actual, double tolerance = 1e-7)
    {
        foreach (var (left, right) in expected.EnumerateArray().Select(each => each.GetDouble()).Zip(actual, (left, right) => (left, right)))
            Assert.True(Math.Abs(left - right) <= tolerance * Math.Abs(left), $"{left:R} {right:R}");
    }
}
