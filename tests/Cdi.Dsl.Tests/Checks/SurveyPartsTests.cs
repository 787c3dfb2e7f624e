namespace Cdi.Dsl.Tests.Checks;

/// <summary>What the variance of a sampled corpus has no part for is refused before anything is computed.</summary>
public class SurveyPartsTests
{
    private const string Sampled = "  target = coefficient(renter)\n  strata = street\n  fpc = weight\n";

    [Theory]
    [InlineData("  target = coefficient(renter)\n", Sampled, "")]
    [InlineData("  target = coefficient(renter)\n", "  target = average_effect(renter)\n  fpc = weight\n", "")]
    [InlineData("  target = coefficient(renter)\n", "  target = predicted(renter = 1)\n  strata = street\n", "")]
    [InlineData("  target = coefficient(renter)\n", "  target = predicted(renter = 1)\n", "")]
    public void Predictions_have_the_variance_of_a_sample(string old, string text, string codes) => Assert.Equal(codes, Codes(Population(old, text)));

    [Fact]
    public void Part_of_a_sample_is_no_sample() => Assert.Equal("CDI1007",
        Codes(
        Population("  target = coefficient(renter)\n", Sampled)
            .Replace("  key = letter\n", "  key = letter\n  keep = lawyer == 1\n", StringComparison.Ordinal)));

    [Theory]
    [InlineData("  given = uniform, cluster = street\n  seed = 41\n", "CDI1007")]
    [InlineData("  given = uniform\n  seed = 41\n", "")]
    public void Groups_drawn_whole_have_no_part_beside_a_finite_population(string sampling, string codes)
    {
        const string Drawn = "  budget = 300 labels\n  burn_in = 60 labels\n  rounds = 4\n  design = error\n  tau = 0.2\n  seed = 41\n";
        var text = Population("  target = coefficient(renter)\n", "  target = coefficient(renter)\n  cluster = street\n  fpc = weight\n")
            .Replace(Drawn, sampling, StringComparison.Ordinal).Replace("human_only @ uniform", "human_only", StringComparison.Ordinal);
        Assert.Equal(codes, Codes(text));
    }

    private static string Population(string old, string text) =>
        Letters.With(old, text).Replace("generalise = corpus", "generalise = population", StringComparison.Ordinal);

    private static string Codes(string text) => string.Join(", ", Compiled.Codes(text).Order(StringComparer.Ordinal));
}
