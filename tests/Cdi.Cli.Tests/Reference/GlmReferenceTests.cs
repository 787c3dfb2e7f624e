using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Generalised linear models of R (r/glm.json; 1e-8) from the spec to `result.json`; those of VarianceReferenceTests are not repeated. Negative
/// binomial fits are given the θ that R estimated with them, at which coefficients are the same.</summary>
public sealed class GlmReferenceTests
{
    private const string Counts = "number 0..1000 {\n}";

    private static readonly LabelledTable Absences = new("reference/r/data/quine.csv",
        "Eth: factor(\"A\", \"N\") from Eth; Sex: factor(\"F\", \"M\") from Sex; Age: factor(\"F0\", \"F1\", \"F2\", \"F3\") from Age; "
            + "Lrn: factor(\"AL\", \"SL\") from Lrn", Counts, "Days");

    private static readonly LabelledTable Warps = new("reference/r/data/warpbreaks.csv",
        "wool: factor(\"A\", \"B\") from wool; tension: factor(\"L\", \"M\", \"H\") from tension", Counts, "breaks");

    private static readonly LabelledTable Seizures = new("reference/r/data/epil.csv",
        "lbase: number from lbase; lage: number from lage; V4: indicator from V4; trt: factor(\"placebo\", \"progabide\") from trt; base: number from base; "
            + "period: factor(\"1\", \"2\", \"3\", \"4\") from period", Counts, "y");

    private static readonly LabelledTable Births = new("reference/r/data/birthwt.csv",
        "age: number from age; lwt: number from lwt; race: factor(\"1\", \"2\", \"3\") from race; smoke: indicator from smoke; ptl: number from ptl; "
            + "ht: indicator from ht; ui: indicator from ui", "{\n  yes = \"Yes\"\n  no = \"No\"\n}", "low where { 1 = yes, 0 = no }");

    [SharedTheory]
    [InlineData("negbin-quine", "HC0_theta_fixed_observed", "hc0")]
    [InlineData("negbin-quine-interaction", "model_expected_theta_fixed", "model")]
    [InlineData("negbin-warpbreaks", "HC0_theta_fixed_observed", "hc0")]
    [InlineData("negbin-epil-cluster", "HC0_theta_fixed_observed", "hc0")]
    [InlineData("negbin-offset-epil", "model_expected_theta_fixed", "model")]
    [InlineData("poisson-quine", "HC0", "hc0")]
    [InlineData("poisson-warpbreaks", "HC3", "hc3")]
    [InlineData("gamma-log-warpbreaks", "model_expected", "model")]
    [InlineData("logit-birthwt", "HC1", "hc1")]
    [InlineData("probit-birthwt", "HC0_observed", "hc0")]
    [InlineData("cloglog-birthwt", "HC0_observed", "hc0")]
    public void A_model_agrees_with_R(string id, string key, string word)
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference/r/glm.json")));
        var expected = reference.RootElement.GetProperty("cases").EnumerateArray().First(each => each.GetProperty("id").GetString() == id);
        var table = id switch
        {
            _ when id.Contains("quine", StringComparison.Ordinal) => Absences,
            _ when id.Contains("warpbreaks", StringComparison.Ordinal) => Warps,
            _ when id.Contains("epil", StringComparison.Ordinal) => Seizures,
            _ => Births,
        };
        var formula = expected.GetProperty("model").GetString() ?? "";
        var names = expected.GetProperty("coef").EnumerateArray().Select(each => each.GetString() ?? "").ToList();
        var theta = id.StartsWith("negbin", StringComparison.Ordinal) ? $", theta = {expected.GetProperty("theta").GetProperty("estimate").GetRawText()}" : "";
        var response = table == Births ? "response[yes]" : "response";
        var target = id == "negbin-offset-epil" ? "trtprogabide" : names[1];
        var estimates = table.Run(table.Spec($"{Word(id)}({response}{formula[formula.IndexOf(" ~", StringComparison.Ordinal)..]}{theta})", target, null,
            $"variance = {word}\n  interval = wald"));
        Assert.Equal(names, estimates.Select(each => each.Term));
        Close(expected.GetProperty("estimate"), estimates.Select(each => each.Point));
        Close(expected.GetProperty("se").GetProperty(key), estimates.Select(each => each.Error));
    }

    private static string Word(string id) => id.Split('-')[0] switch
    {
        "negbin" => "negative_binomial", "logit" => "logistic", var other => other,
    };

    private static void Close(JsonElement expected, IEnumerable<double> actual)
    {
        double[] values = [.. expected.EnumerateArray().Select(each => each.GetDouble())];
        Assert.Equal(values.Length, actual.Count());
        foreach (var (left, right) in values.Zip(actual)) Assert.True(Math.Abs(left - right) <= 1e-8 * Math.Abs(left), $"{left:R} {right:R}");
    }
}
