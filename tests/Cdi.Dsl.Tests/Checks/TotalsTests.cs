namespace Cdi.Dsl.Tests.Checks;

/// <summary>Totals of the population to which weights are calibrated.</summary>
public class TotalsTests
{
    [Theory]
    [InlineData("totals = [texts = 9000]", "")]
    [InlineData("totals = [texts = 9000, renter = 4000, rent = -3.5e6]\n  calibrate = raking", "")]
    [InlineData("totals = [part = [North = 4000, `South` = 5000], texts = 9000]\n  calibrate = linear", "")]
    [InlineData("calibrate = raking", "CDI2013")]
    [InlineData("totals = [texts = 9000]\n  calibrate = best", "CDI1005")]
    [InlineData("totals = 9000", "CDI2014")]
    [InlineData("totals = []", "CDI2014")]
    [InlineData("totals = [9000]", "CDI2014")]
    [InlineData("totals = [texts = 0]", "CDI2014")]
    [InlineData("totals = [texts = 9000, texts = 9000]", "CDI2014")]
    [InlineData("totals = [rents = 9000]", "CDI2001")]
    [InlineData("totals = [letter = 9000]", "CDI2014")]
    [InlineData("totals = [part = 9000]", "CDI2014")]
    [InlineData("totals = [part = [North = 4000, North = 5000]]", "CDI2014")]
    [InlineData("totals = [part = [North = 4000, South = 5000], texts = 9001]", "CDI2110")]
    [InlineData("totals = [part = [North = 4000, South = 5000], half = [a = 4500, b = 4000]]", "CDI2110")]
    public void Name_columns_of_the_corpus_and_count_one_population(string totals, string codes) => Assert.Equal(codes, Codes(Population(totals)));

    [Fact]
    public void Are_of_a_population_and_of_a_corpus_that_is_whole()
    {
        Assert.Equal("CDI5045", Codes(Population("totals = [texts = 9000]")
            .Replace("generalise = population", "generalise = corpus", StringComparison.Ordinal)));
        Assert.Equal("CDI1007", Codes(Population("totals = [texts = 9000]\n  keep = lawyer == 1")));
    }

    private static string Population(string lines) => Letters.With("  key = letter\n",
        "  key = letter\n  rent: number from rent\n  part: factor(\"North\", \"South\") from part\n  half: factor(\"a\", \"b\") from half\n  " + lines + "\n")
        .Replace("generalise = corpus", "generalise = population", StringComparison.Ordinal);

    // The columns are predictors too, more than the burn-in of the study serves (CDI5008).
    private static string Codes(string text) =>
        string.Join(", ", Compiled.Codes(text).Distinct().Where(code => code != "CDI5008").Order(StringComparer.Ordinal));
}
