namespace Cdi.Dsl.Tests.Checks;

/// <summary>Types of a quantile are made of people's labels.</summary>
public class QuantileTypeTests
{
    [Theory]
    [InlineData("quantile(anger, 0.9, type = 7)", "")]
    [InlineData("median(anger, type = 1)", "")]
    [InlineData("median(anger)", "")]
    [InlineData("quantile(anger, 0.9, type = 2)", "CDI2014")]
    [InlineData("quantile(anger, 0.9, type = 7.5)", "CDI2014")]
    [InlineData("quantile(anger, 0.9, kind = 7)", "CDI2014")]
    [InlineData("quantile(anger, type = 7)", "CDI2014")]
    [InlineData("median(anger, 0.5)", "CDI2014")]
    [InlineData("median(tone[civil], type = 7)", "CDI2014")]
    [InlineData("median(anger, type = 7)\n  by = renter", "CDI1007")]
    public void Name_a_type_that_R_has(string target, string codes) => Assert.Equal(codes, Codes(target, "human_only"));

    [Fact]
    public void Have_no_predictions() => Assert.Equal("CDI5050", Codes("median(anger, type = 7)", "ppi_tuned"));

    private static string Codes(string target, string method)
    {
        var text = Letters.With("  model = logistic(tone[hostile] ~ 1 + renter)\n  target = coefficient(renter)\n", $"  target = {target}\n");
        var inference = text.IndexOf("inference {", StringComparison.Ordinal);
        var from = text.IndexOf("method = ", inference, StringComparison.Ordinal);
        text = text[..from] + "method = " + method + text[text.IndexOf('\n', from)..];
        var codes = Compiled.Codes(text).Distinct().Order(StringComparer.Ordinal).ToList();
        return string.Join(", ", codes.Where(code => code is "CDI2014" or "CDI1007" or "CDI5050"));
    }
}
