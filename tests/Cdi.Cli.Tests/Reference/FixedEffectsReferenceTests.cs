using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Effects behind the bar of a formula, from the spec to `result.json`, against R with a dummy variable for each group (r/fixed_effects.json; 1e-8,
/// CR2 1e-5).</summary>
public sealed class FixedEffectsReferenceTests
{
    [SharedTheory]
    [InlineData("fe1-grunfeld", "cr1s", "CR1S_all_effects_counted")]
    [InlineData("fe1-grunfeld", "cr1s_nested", "CR1S_nested_effects_not_counted")]
    [InlineData("fe2-petersen", "cr1s_nested", "CR1S_nested_effects_not_counted")]
    [InlineData("fe1-time-grunfeld", "cr1s_nested", "CR1S_nested_effects_not_counted")]
    [InlineData("fe1-grunfeld", "model", "model")]
    [InlineData("fe1-grunfeld", "hc3", "HC3")]
    [InlineData("fe2-grunfeld", "hc1", "HC1")]
    [InlineData("fe2-grunfeld", "cr2", "CR2")]
    [InlineData("fe1-fatalities", "cr1", "CR1")]
    [InlineData("fe2-fatalities", "cr2", "CR2")]
    [InlineData("fe2-fatalities-controls", "hc2", "HC2")]
    [InlineData("fe1-felm-llm", "cr0", "CR0")]
    [InlineData("fe2-felm-llm", "cr2", "CR2")]
    [InlineData("fe1-felm-labelled-unbalanced", "cr2", "CR2")]
    [InlineData("fe2-felm-labelled-unbalanced", "hc3", "HC3")]
    [InlineData("fe1-time-grunfeld", "cr2", "CR2")]
    [InlineData("fe1-interaction-grunfeld", "hc0", "HC0")]
    [InlineData("fe1-interaction-late-grunfeld", "cr1s", "CR1S_all_effects_counted")]
    [InlineData("fe2-petersen", "cr1s", "CR1S_all_effects_counted")]
    [InlineData("fe2-petersen", "hc3", "HC3")]
    [InlineData("fe1-quine-interaction", "cr2", "CR2")]
    [InlineData("fe1-slopes-by-firm-grunfeld", "hc1", "HC1")]
    public void Effects_solved_for_are_dummy_variables(string id, string word, string key)
    {
        var expected = ReferenceCases.Read("fixed_effects", id);
        var cluster = key[0] == 'C' ? expected.GetProperty("cluster").GetString() : null;
        var model = id == "fe1-slopes-by-firm-grunfeld" ? "inv ~ firm:value + capital | firm" : expected.GetProperty("model").GetString() ?? "";
        var formula = "response" + model[model.IndexOf(" ~", StringComparison.Ordinal)..];
        var table = LinearTables.Of(id);
        var names = expected.GetProperty("coef").EnumerateArray().Select(each => each.GetString() ?? "").ToList();
        var estimates = table.Run(table.Spec($"linear({formula})", id.Contains("slopes", StringComparison.Ordinal) ? "capital" : names[0], cluster,
            $"variance = {word}\n  interval = wald"));
        Assert.Equal(names, estimates.Select(each => each.Term));
        Close(expected.GetProperty("estimate"), estimates.Select(each => each.Point), 1e-8);
        Close(expected.GetProperty("se").GetProperty(key), estimates.Select(each => each.Error), word == "cr2" ? 1e-5 : 1e-8);
    }

    private static void Close(JsonElement expected, IEnumerable<double> actual, double tolerance)
    {
        double[] values = [.. expected.EnumerateArray().Select(each => each.GetDouble())];
        Assert.Equal(values.Length, actual.Count());
        foreach (var (left, right) in values.Zip(actual)) ReferenceCases.Near(left, right, tolerance);
    }
}
