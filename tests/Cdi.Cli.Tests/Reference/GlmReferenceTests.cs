using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Generalised linear models of R (r/glm.json; 1e-8) from the spec to `result.json`; those of VarianceReferenceTests are not repeated. Negative
/// binomial fits are given the θ that R estimated with them, at which coefficients are the same.</summary>
public sealed class GlmReferenceTests
{
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
    [InlineData("logit-panchen", "model_expected", "model")]
    [InlineData("logit-panchen-labelled", "HC2", "hc2")]
    [InlineData("probit-politeness", "HC0_observed", "hc0")]
    [InlineData("logit-bacteria-cluster", "CR1S", "cr1s")]
    [InlineData("logit-esoph-persons", "HC1", "hc1")]
    [InlineData("logit-esoph-grouped", "HC0", "cr0")]
    [InlineData("poisson-offset-insurance", "HC0", "hc0")]
    [InlineData("quasipoisson-warpbreaks", "model_expected", "quasi")]
    [InlineData("quasipoisson-offset-insurance", "model_expected", "quasi")]
    [InlineData("gamma-inverse-clotting", "model_expected", "model")]
    [InlineData("gamma-inverse-clotting", "HC0", "hc0")]
    [InlineData("gamma-identity-hills", "HC0_observed", "hc0")]
    [InlineData("gamma-identity-hills", "model_expected", "model")]
    public void A_model_agrees_with_R(string id, string key, string word)
    {
        var expected = ReferenceCases.Read("glm", id);
        var table = GlmTables.Of(id);
        var formula = expected.GetProperty("model").GetString() ?? "";
        var names = expected.GetProperty("coef").EnumerateArray().Select(each => each.GetString() ?? "").ToList();
        var theta = id.StartsWith("negbin", StringComparison.Ordinal) ? $", theta = {expected.GetProperty("theta").GetProperty("estimate").GetRawText()}" : "";
        var response = table.Outcome.Contains("yes", StringComparison.Ordinal) ? "response[yes]" : "response";
        var link = id.Split('-') is ["gamma", "inverse" or "identity", _] parts ? $", link = {parts[1]}" : "";

        // A cell of a table is a cluster of persons.
        var cluster = id switch { "logit-bacteria-cluster" => "ID", "logit-esoph-grouped" => "cell", _ => null };
        var estimates = table.Run(table.Spec($"{Word(id)}({response}{formula[formula.IndexOf(" ~", StringComparison.Ordinal)..]}{theta}{link})", "1", cluster,
            $"variance = {word}\n  interval = wald"));
        Assert.Equal(names, estimates.Select(each => each.Term));
        Close(expected.GetProperty("estimate"), estimates.Select(each => each.Point));
        Close(expected.GetProperty("se").GetProperty(key), estimates.Select(each => each.Error));
    }

    private static string Word(string id) => id.Split('-')[0] switch
    {
        "negbin" => "negative_binomial", "logit" => "logistic", "quasipoisson" => "poisson", var other => other,
    };

    private static void Close(JsonElement expected, IEnumerable<double> actual)
    {
        double[] values = [.. expected.EnumerateArray().Select(each => each.GetDouble())];
        Assert.Equal(values.Length, actual.Count());
        foreach (var (left, right) in values.Zip(actual)) ReferenceCases.Near(left, right, 1e-8);
    }
}
