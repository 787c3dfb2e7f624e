namespace Cdi.Dsl.Tests.Checks;

public sealed class DebiasingTests
{
    private static readonly string Study = Letters.With("method = calibrated", "method = predict_then_debias");

    [Fact]
    public void It_is_a_method_under_every_design_and_tunes_what_power_tuning_leaves_to_it()
    {
        Assert.DoesNotContain("CDI1007", Compiled.Codes(Study));
        Assert.DoesNotContain("CDI5017", Compiled.Codes(Study.Replace("alpha = 0.1", "alpha = 0.1\n  tuning = full", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("tuning = full\n  power_tuning = none", "`tuning` has no effect: `power_tuning` gives Ω.")]
    [InlineData("tuning = diagonal\n  power_tuning = 0.5", "`tuning` has no effect: `power_tuning` gives Ω.")]
    public void A_shape_of_what_is_given_has_no_effect(string settings, string message) =>
        Assert.Contains(message, Messages(Study.Replace("alpha = 0.1", $"alpha = 0.1\n  {settings}", StringComparison.Ordinal)));

    [Fact]
    public void A_shape_without_the_method_has_no_effect() => Assert.Contains("`tuning` has no effect: no method of this study has an Ω.",
        Messages(Letters.With("alpha = 0.1", "alpha = 0.1\n  tuning = full")));

    [Theory]
    [InlineData("interval = bca")]
    [InlineData("interval = studentised")]
    [InlineData("interval = test_inversion")]
    [InlineData("interval = finite_sample")]
    [InlineData("variance = cr2")]
    public void What_it_has_no_form_for_is_refused(string setting)
    {
        var population = Study.Replace("generalise = corpus", "generalise = population", StringComparison.Ordinal);
        Assert.Contains("CDI1007", Compiled.Codes(population.Replace("alpha = 0.1", $"alpha = 0.1\n  {setting}", StringComparison.Ordinal)));
        Assert.DoesNotContain("CDI1007", Compiled.Codes(population));
    }

    [Fact]
    public void A_comparison_is_refused_where_it_is_named()
    {
        var compared = Letters.With("compare = [human_only @ uniform]", "compare = [predict_then_debias]");
        Assert.DoesNotContain("CDI1007", Compiled.Codes(compared));
        Assert.Contains("CDI1007", Compiled.Codes(compared.Replace("alpha = 0.1", "alpha = 0.1\n  interval = test_inversion", StringComparison.Ordinal)));
        Assert.DoesNotContain("CDI1007", Compiled.Codes(compared.Replace("alpha = 0.1", "alpha = 0.1\n  interval = finite_sample", StringComparison.Ordinal)));
    }

    [Fact]
    public void Agreement_of_the_model_with_people_is_refused()
    {
        var agreement = Study.Replace("\nsampling {", "\nestimand right {\n  target = accuracy(tone, reader)\n}\n\nsampling {", StringComparison.Ordinal);
        Assert.Contains("Method `predict_then_debias` for `right`, agreement with people, is not supported yet.", Messages(agreement));
    }

    private static IEnumerable<string> Messages(string text) => Compiled.Text(text).Diagnostics.Select(diagnostic => diagnostic.Message);
}
