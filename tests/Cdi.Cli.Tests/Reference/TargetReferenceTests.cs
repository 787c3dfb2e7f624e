using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Targets without a model, from the spec to `result.json`, against R: comparisons of two groups (r/marginal_effects.json), functions of moments
/// (r/quantile_moments.json); 1e-8.</summary>
public sealed class TargetReferenceTests
{
    private const string Number = "number 0..100000 {\n}";

    private static readonly LabelledTable Births = new("reference/r/data/birthwt.csv", "group: indicator from smoke",
        "{\n  event = \"Yes\"\n  other = \"No\"\n}", "low where { 1 = event, 0 = other }");

    private static readonly LabelledTable Bacteria = new("reference/r/data/bacteria.csv",
        "ID: factor from ID; treatment: factor from trt; group: indicator = treatment == \"placebo\"",
        "{\n  event = \"Yes\"\n  other = \"No\"\n}", "y where { y = event, n = other }");

    private static readonly LabelledTable Requests = new("data/politeness/politeness_dataset.csv", "group: indicator from Feature_10",
        "{\n  event = \"Yes\"\n  other = \"No\"\n}", "Prediction_human where { 1 = event, 0 = other }");

    [SharedTheory]
    [InlineData("rd-birthwt-smoke", "HC0", "hc0")]
    [InlineData("rd-bacteria-cluster", "HC0", "hc0")]
    [InlineData("rd-bacteria-cluster", "CR0", "cr0")]
    [InlineData("rd-politeness-f10", "HC0", "hc0")]
    public void Two_groups(string id, string key, string word)
    {
        using var reference = Reference("marginal_effects");
        var expected = Case(reference, id);
        var table = id switch { "rd-birthwt-smoke" => Births, "rd-bacteria-cluster" => Bacteria, _ => Requests };
        var cluster = key == "CR0" ? "ID" : null;
        Compare("difference(prevalence(response[event]), group)", "risk_difference", 1);
        Compare("ratio(prevalence(response[event]), group)", "log_risk_ratio", Ratio("risk_ratio"));
        Compare("ratio(mean(response[event]), group)\n  interval_scale = log_rate", "log_risk_ratio", 1);
        Compare("odds_ratio(response[event], group)", "log_odds_ratio", Ratio("odds_ratio"));

        void Compare(string target, string name, double slope)
        {
            var row = Assert.Single(table.Run(table.Spec($"target = {target}", cluster, $"variance = {word}\n  interval = wald")));
            var point = expected.GetProperty("estimate").GetProperty(name).GetDouble();
            Close(slope == 1 ? point : Math.Exp(point), row.Point);
            Close(slope * expected.GetProperty("se").GetProperty(key).GetProperty(name).GetDouble(), row.Error);
        }

        // The delta method: the standard error of a ratio is the ratio times that of its logarithm.
        double Ratio(string name) => expected.GetProperty("estimate").GetProperty(name).GetDouble();
    }

    [SharedTheory]
    [InlineData("moments-mtcars-mpg-wt", "mpg", "wt", "HC0")]
    [InlineData("moments-faithful", "eruptions", "waiting", "HC0")]
    [InlineData("moments-epil-cluster", "y", "base", "HC0")]
    [InlineData("moments-epil-cluster", "y", "base", "CR0")]
    public void Moments(string id, string label, string beside, string key)
    {
        using var reference = Reference("quantile_moments");
        var expected = Case(reference, id);
        var table = new LabelledTable($"reference/r/{expected.GetProperty("data").GetString()}",
            $"beside: number from {beside}" + (id.Contains("cluster", StringComparison.Ordinal) ? "; subject: factor from subject" : ""), Number, label);
        Compare("variance(response)", "variance");
        Compare("standard_deviation(response)", "sd");
        Compare("correlation(response, beside)", "correlation");

        void Compare(string target, string name)
        {
            var row = Assert.Single(table.Run(table.Spec(
                $"target = {target}", key == "CR0" ? "subject" : null, $"variance = {key.ToLowerInvariant()}\n  interval = wald")));
            Close(expected.GetProperty("estimate").GetProperty(name).GetDouble(), row.Point);
            Close(expected.GetProperty("se").GetProperty(key).GetProperty(name).GetDouble(), row.Error);
        }
    }

    private static JsonDocument Reference(string family) => JsonDocument.Parse(File.ReadAllText(SharedFolder.File($"reference/r/{family}.json")));

    private static JsonElement Case(JsonDocument reference, string id) => ReferenceCases.Find(reference, id);

    private static void Close(double expected, double actual) => ReferenceCases.Near(expected, actual, 1e-8);
}
