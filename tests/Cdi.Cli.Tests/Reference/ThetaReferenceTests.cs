using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Negative binomial models whose θ is estimated, as R's glm.nb has them (r/glm.json; 1e-7): coefficients, θ, and standard errors of both, by
/// `negative_binomial(y ~ x)` in a spec.</summary>
/// <remarks>Standard errors are those of coefficients and θ together. glm.nb prints those of θ at the last iterate but one and with coefficients held: within
/// 2e-3 of the joint ones in these cases.</remarks>
public sealed class ThetaReferenceTests
{
    [SharedTheory]
    [InlineData("negbin-quine", "model_observed_joint", "model")]
    [InlineData("negbin-quine-interaction", "HC0_joint", "hc0")]
    [InlineData("negbin-warpbreaks", "model_observed_joint", "model")]
    [InlineData("negbin-epil-cluster", "CR0_joint", "cr0")]
    [InlineData("negbin-offset-epil", "HC0_joint", "hc0")]
    public void Theta_and_coefficients_agree_with_R(string id, string key, string word)
    {
        var expected = ReferenceCases.Read("glm", id);
        var table = GlmTables.Of(id);
        if (word == "cr0") table = table with { Columns = table.Columns + "; subject: id from subject" };
        var formula = expected.GetProperty("model").GetString() ?? "";
        var estimates = table.Run(table.Spec($"negative_binomial(response{formula[formula.IndexOf(" ~", StringComparison.Ordinal)..]})", "1",
            word == "cr0" ? "subject" : null, $"variance = {word}\n  interval = wald"));
        Assert.Equal([.. expected.GetProperty("coef").EnumerateArray().Select(each => each.GetString() ?? ""), "theta"], estimates.Select(each => each.Term));
        var theta = expected.GetProperty("theta");
        Close([.. Numbers(expected.GetProperty("estimate")), theta.GetProperty("estimate").GetDouble()], [.. estimates.Select(each => each.Point)]);
        Close([.. Numbers(expected.GetProperty("se").GetProperty(key)), theta.GetProperty(key).GetDouble()], [.. estimates.Select(each => each.Error)]);
        if (word == "model") Assert.Equal(1, estimates[^1].Error / theta.GetProperty("glm_nb_SE.theta").GetDouble(), 2e-3);
    }

    private static IEnumerable<double> Numbers(JsonElement array) => array.EnumerateArray().Select(each => each.GetDouble());

    private static void Close(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (left, right) in expected.Zip(actual)) ReferenceCases.Near(left, right, 1e-7);
    }
}
