namespace Cdi.Dsl.Tests.Checks;

public class GivenGroupsTests
{
    private const string Given = "  given = uniform, strata = street\n  seed = 41\n";

    private static readonly string Sampling = "  budget = 300 labels\n  burn_in = 60 labels\n  rounds = 4\n  design = error\n  tau = 0.2\n  seed = 41\n";

    [Theory]
    [InlineData("  given = uniform, strata = street\n  seed = 41\n", "")]
    [InlineData("  given = age, strata = street\n  seed = 41\n", "")]
    [InlineData("  given = uniform\n  strata = street\n  seed = 41\n", "")]
    [InlineData("  given = uniform, cluster = street\n  seed = 41\n", "CDI5020")]
    [InlineData("  given = uniform, cluster = street, strata = renter\n  seed = 41\n", "CDI5020, CDI5022")]
    [InlineData("  given = uniform, strata = body\n  seed = 41\n", "CDI2014")]
    [InlineData("  given = uniform, strata = stret\n  seed = 41\n", "CDI2001")]
    public void Strata_and_clusters_of_a_given_draw_are_declared_beside_it(string sampling, string codes) =>
        Assert.Equal(codes, Codes(Letters.With(Sampling, sampling)));

    [Theory]
    [InlineData("strata")]
    [InlineData("cluster")]
    [InlineData("together")]
    public void A_study_that_draws_its_own_sample_has_no_groups_of_a_given_draw(string setting) =>
        Assert.Equal("CDI5019", Codes(Letters.With(Sampling, $"{Sampling}  {setting} = {(setting == "together" ? "nested" : "street")}\n")));

    [Fact]
    public void Every_estimand_honours_the_clusters_that_were_drawn()
    {
        var drawn = Letters.With(Sampling, "  given = uniform, cluster = street\n  seed = 41\n").Replace(
            "generalise = corpus", "generalise = population", StringComparison.Ordinal);
        var clustered = drawn.Replace("  target = coefficient(renter)\n", "  target = coefficient(renter)\n  cluster = street\n", StringComparison.Ordinal);

        Assert.Equal("CDI5021", Codes(drawn));
        Assert.Equal("", Codes(clustered));
        Assert.Equal("CDI5021", Codes(clustered.Replace("alpha = 0.1", "variance = sandwich\n  alpha = 0.1", StringComparison.Ordinal)));
    }

    [Fact]
    public void Prediction_powered_inference_takes_no_strata() => Assert.Equal(
        "CDI5015", Codes(Letters.With(Sampling, Given).Replace("method = calibrated", "method = ppi", StringComparison.Ordinal)));

    [Theory]
    [InlineData("label = machine where", "label = coder where", "CDI4014")]
    [InlineData("confidence = sure", "confidence = coder", "CDI4014")]
    [InlineData("lawyer: indicator from Lawyer", "lawyer: indicator from coder", "CDI4015")]
    [InlineData("age: number from Age", "age: number from rating", "CDI4015")]
    [InlineData("letter: id from Letter", "letter: id from coder", "CDI4015")]
    public void The_column_of_human_labels_is_read_by_humans_only(string old, string text, string code) => Assert.Equal(code, Codes(Letters.With(old, text)));

    // The study compares a draw of its own, which given labels do not have: CDI5016 has tests of its own.
    private static string Codes(string text) => string.Join(", ", Compiled.Codes(text).Where(code => code != "CDI5016").Order(StringComparer.Ordinal));
}
