namespace Cdi.Dsl.Tests.Checks;

/// <summary>Labels calibrated to what is known of every text.</summary>
public class LabelCalibrationTests
{
    [Theory]
    [InlineData("calibrate = linear, on = renter", "human_only", "")]
    [InlineData("calibrate = raking, on = renter, residuals = weighted", "human_only", "")]
    [InlineData("calibrate = linear, on = renter, residuals = plain\n  variance = two_phase", "human_only", "")]
    [InlineData("variance = two_phase_full", "human_only", "")]
    [InlineData("calibrate = linear", "human_only", "CDI2013")]
    [InlineData("on = renter", "human_only", "CDI2013")]
    [InlineData("calibrate = linear, on = [renter]", "human_only", "CDI2014")]
    [InlineData("calibrate = linear, on = tenant", "human_only", "CDI2001")]
    [InlineData("calibrate = linear, on = renter + tone[hostile]", "human_only", "CDI5072")]
    [InlineData("calibrate = linear, on = exp(renter)", "human_only", "CDI1007")]
    [InlineData("calibrate = linear, on = renter", "calibrated", "CDI5070")]
    [InlineData("calibrate = linear, on = renter\n  variance = hc0", "human_only", "CDI5071")]
    [InlineData("calibrate = linear, on = renter\n  variance = bootstrap", "human_only", "CDI5071")]
    [InlineData("calibrate = linear, on = renter\n  interval = test_inversion", "human_only", "CDI5071")]
    [InlineData("variance = two_phase", "calibrated", "CDI5025")]
    public void Have_a_formula_people_and_a_variance_that_knows_them(string inference, string method, string codes) =>
        Assert.Equal(codes, Codes(Letters.With("  alpha = 0.1\n", $"  alpha = 0.1\n  {inference}\n"), method));

    [Theory]
    [InlineData("variance = two_phase")]
    [InlineData("calibrate = linear, on = renter, residuals = plain")]
    public void Groups_have_variances_of_their_own(string inference)
    {
        var text = Letters.With("  alpha = 0.1\n", $"  alpha = 0.1\n  {inference}\n")
            .Replace("target = coefficient(renter)\n", "target = coefficient(renter)\n  cluster = street\n", StringComparison.Ordinal)
            .Replace("generalise = corpus", "generalise = population", StringComparison.Ordinal);
        Assert.Equal("CDI1007", Codes(text, "human_only"));
    }

    private static string Codes(string text, string method)
    {
        var inference = text.IndexOf("inference {", StringComparison.Ordinal);
        var from = text.IndexOf("method = ", inference, StringComparison.Ordinal);
        text = text[..from] + "method = " + method + text[text.IndexOf('\n', from)..];
        var codes = Compiled.Codes(text).Distinct().Order(StringComparer.Ordinal).ToList();
        return string.Join(", ", codes.Where(code => code is "CDI1007" or "CDI2001" or "CDI2013" or "CDI2014" or "CDI5025" or "CDI5070" or "CDI5071"
            or "CDI5072"));
    }
}
