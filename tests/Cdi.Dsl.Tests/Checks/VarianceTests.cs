namespace Cdi.Dsl.Tests.Checks;

/// <summary>Words for variances and intervals that do not fit each other, the methods, the target of inference or the level.</summary>
public class VarianceTests
{
    private static readonly string Population = Letters.With("generalise = corpus", "generalise = population");

    private static readonly string Human = Population.Replace("method = calibrated", "method = human_only", StringComparison.Ordinal);

    [Theory]
    [InlineData("model")]
    [InlineData("hc0")]
    [InlineData("hc1")]
    [InlineData("hc2")]
    [InlineData("hc3")]
    public void The_HC_family_is_for_human_labels(string word)
    {
        Assert.Equal("", Codes(Human, $"variance = {word}"));
        Assert.Equal("CDI5025", Codes(Population, $"variance = {word}"));
        Assert.Equal("CDI5025", Codes(Human.Replace("[human_only @ uniform]", "[dsl]", StringComparison.Ordinal), $"variance = {word}"));
        Assert.Equal("", Codes(Human.Replace("[human_only @ uniform]", "[llm_only]", StringComparison.Ordinal), $"variance = {word}"));
    }

    [Theory]
    [InlineData("[street, year]", "variance = cr1s", "")]
    [InlineData("[street, year]", "interval = wald", "")]
    [InlineData("[street, year]", "variance = cr2", "CDI1007")]
    [InlineData("[street, year]", "variance = bootstrap", "CDI1007")]
    [InlineData("[street, street]", "variance = cr1", "CDI2014")]
    [InlineData("[street]", "variance = cr1", "CDI2014")]
    [InlineData("[street, year, lawyer]", "variance = cr1", "CDI2014")]
    [InlineData("[street, body]", "variance = cr1", "CDI2014")]
    public void Clusters_of_two_columns_have_sums_for_human_labels(string columns, string line, string codes)
    {
        string Crossed(string text) => text.Replace(
            "target = coefficient(renter)", $"target = coefficient(renter)\n  cluster = {columns}", StringComparison.Ordinal);
        Assert.Equal(codes, Codes(Crossed(Human), line));
        if (codes.Length == 0) Assert.Equal("CDI1007", Codes(Crossed(Population), line));
    }

    [Fact]
    public void A_model_taken_for_true_is_the_model_of_a_coefficient()
    {
        var share = Human.Replace("\nsampling {", "\nestimand share {\n  target = prevalence(tone[hostile])\n}\n\nsampling {", StringComparison.Ordinal);
        Assert.Equal("CDI5029", Codes(share, "variance = model\n  familywise = none"));
        Assert.Equal("", Codes(share, "variance = hc0\n  familywise = none"));
    }

    [Theory]
    [InlineData("cluster")]
    [InlineData("cr0")]
    [InlineData("cr1")]
    [InlineData("cr1s")]
    [InlineData("cr1s_nested")]
    [InlineData("cr2")]
    public void Cluster_sums_need_the_clusters_of_every_estimand(string word)
    {
        Assert.Equal("CDI2013", Codes(Population, $"variance = {word}"));
        Assert.Equal("", Codes(Clustered(Population), $"variance = {word}"));
        Assert.Equal("CDI5017", Codes(Clustered(Letters.Spec), $"variance = {word}"));
    }

    [Theory]
    [InlineData("variance = bootstrap", "")]
    [InlineData("variance = bootstrap, replicates = 999, refit = full", "")]
    [InlineData("variance = bootstrap\n  replicates = 999\n  refit = full", "")]
    [InlineData("interval = percentile", "")]
    [InlineData("interval = basic\n  replicates = 199", "")]
    [InlineData("interval = bca, replicates = 999", "CDI1005")]
    [InlineData("variance = bootstrap\n  interval = finite_sample", "")]
    [InlineData("variance = bootstrap\n  interval = wald\n  replicates = 2", "")]
    [InlineData("interval = test_inversion", "")]
    [InlineData("variance = sandwich\n  interval = bca", "CDI5027")]
    [InlineData("variance = sandwich\n  replicates = 99", "CDI5017")]
    [InlineData("refit = full", "CDI5017")]
    [InlineData("variance = bootstrap\n  replicates = 19", "CDI5028")]
    [InlineData("variance = bootstrap\n  replicates = 20", "")]
    [InlineData("variance = bootstrap\n  replicates = 20\n  alternative = larger", "")]
    [InlineData("variance = bootstrap\n  replicates = 10\n  alternative = larger", "")]
    [InlineData("variance = bootstrap\n  replicates = 9\n  alternative = larger", "CDI5028")]
    [InlineData("variance = bootstrap\n  replicates = 1", "CDI2014")]
    [InlineData("interval = studentised", "")]
    [InlineData("variance = hc3\n  interval = studentised", "CDI5025, CDI5027")]
    [InlineData("interval = exact", "CDI1005")]
    public void Intervals_from_resampled_texts_need_a_bootstrap_and_replicates(string lines, string codes) => Assert.Equal(codes, Codes(Population, lines));

    [Theory]
    [InlineData("variance = bootstrap")]
    [InlineData("interval = bca")]
    public void A_corpus_is_not_resampled(string line) => Assert.Equal("CDI5026", Codes(Letters.Spec, line));

    [Fact]
    public void A_correction_for_several_estimands_needs_more_replicates()
    {
        var both = Population.Replace("\nsampling {", "\nestimand share {\n  target = prevalence(tone[hostile])\n}\n\nsampling {", StringComparison.Ordinal);
        Assert.Equal("", Codes(both, "variance = bootstrap\n  replicates = 20\n  familywise = none"));
        Assert.Equal("CDI5028", Codes(both, "variance = bootstrap\n  replicates = 20\n  familywise = holm"));
    }

    // Tails of .05 need 20 replicates; those of .9 · .1/2/2, 44 and some that do not solve.
    [Fact]
    public void An_estimate_that_is_singled_out_needs_more_replicates()
    {
        var both = Population.Replace("\nsampling {", "\nestimand share {\n  target = prevalence(tone[hostile])\n}\n\n"
            + "estimand both {\n  target = prevalence(tone[civil])\n}\n\nsampling {", StringComparison.Ordinal);
        const string Lines = "variance = bootstrap\n  replicates = 20\n  familywise = none";
        const string Winner = "\n  winner = largest, among = [share, both]";
        Assert.DoesNotContain("CDI5028", Codes(both, Lines), StringComparison.Ordinal);
        Assert.Contains("CDI5028", Codes(both, Lines + Winner), StringComparison.Ordinal);
        Assert.DoesNotContain("CDI5028", Codes(both, Lines.Replace("20", "60", StringComparison.Ordinal) + Winner), StringComparison.Ordinal);
    }

    [Fact]
    public void What_follows_from_one_word_is_in_the_plan()
    {
        var bootstrap = Compiled.Text(With(Population, "variance = bootstrap")).Plan?.Inference;
        Assert.Equal((Vocabulary.VarianceEstimator.Bootstrap, Vocabulary.IntervalRule.Percentile), (bootstrap?.Variance, bootstrap?.Interval));
        var percentile = Compiled.Text(With(Clustered(Population), "interval = percentile")).Plan?.Inference;
        Assert.Equal((Vocabulary.VarianceEstimator.Bootstrap, Vocabulary.IntervalRule.Percentile), (percentile?.Variance, percentile?.Interval));
        Assert.Equal(1999, percentile?.Replicates);
        Assert.Equal(Vocabulary.IntervalRule.FiniteSample, Compiled.Text(Population).Plan?.Inference.Interval);
    }

    [Fact]
    public void Without_a_seed_resampling_follows_the_default_one()
    {
        const string Drawn = "  budget = 300 labels\n  burn_in = 60 labels\n  rounds = 4\n  design = error\n  tau = 0.2\n  seed = 41\n";
        var given = Human.Replace(Drawn, "  given = uniform\n", StringComparison.Ordinal).Replace(
            "[human_only @ uniform]", "[llm_only]", StringComparison.Ordinal);
        Assert.Equal("", Codes(given, "variance = sandwich"));
        Assert.Contains("the resampling of texts uses", Assert.Single(Compiled.Text(With(given, "variance = bootstrap")).Diagnostics).Message,
            StringComparison.Ordinal);
    }

    private static string Clustered(string text) =>
        text.Replace("target = coefficient(renter)", "target = coefficient(renter), cluster = street", StringComparison.Ordinal);

    private static string With(string text, string lines) => text.Replace("alpha = 0.1", "alpha = 0.1\n  " + lines, StringComparison.Ordinal);

    private static string Codes(string text, string lines) => string.Join(", ", Compiled.Codes(With(text, lines)).Distinct());
}
