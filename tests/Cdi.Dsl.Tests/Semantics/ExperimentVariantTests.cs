namespace Cdi.Dsl.Tests.Semantics;

/// <summary>Every cell of an experiment meets the checks that its decisions would meet in a study.</summary>
public sealed class ExperimentVariantTests
{
    private const string Crossed = "  target = coefficient(renter), cluster = [street, letter]";

    [Theory]
    [InlineData("strata = street")]
    [InlineData("fpc = weight")]
    public void A_corpus_that_is_a_sample_is_not_drawn_text_by_text(string sampled)
    {
        var study = Of($"  target = coefficient(renter)\n  {sampled}", "human_only", "population", "human_only @ uniform");
        Assert.Equal([], Errors(study));
        Assert.Equal(["CDI6013"], Errors(study + Experiment("")));
        Assert.Equal(["CDI6013"], Errors(study + Experiment("vary generalise = [population]")));
        Assert.Equal(["CDI5045"], Errors(study + Experiment("vary generalise = [corpus]")));
        Assert.Equal(["CDI5045", "CDI6013"], Errors(study + Experiment("vary generalise = [population, corpus]")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("  target = total(tone[hostile])\n  weight = weight\n  cluster = street", "CDI6013")]
    [InlineData("  target = total(tone[hostile])\n  cluster = street", "")]
    [InlineData("  target = prevalence(tone[hostile])\n  weight = weight\n  cluster = street", "")]
    public void A_weighted_total_depends_on_how_many_clusters_are_drawn(string target, string codes)
    {
        var study = Of(target, "human_only", "population", "human_only @ uniform")
            .Replace("  model = logistic(tone[hostile] ~ 1 + renter)\n", "", StringComparison.Ordinal);
        Assert.Equal(codes, string.Join(", ", Errors(study + Experiment(""))));
    }

    [Fact]
    public void Known_totals_are_of_a_sample_too() => Assert.Equal(["CDI6013"], Errors(
        Of("  target = coefficient(renter)", "human_only", "population", "human_only @ uniform")
            .Replace("  key = letter\n", "  key = letter\n  totals = [texts = 9000]\n", StringComparison.Ordinal) + Experiment("")));

    [Fact]
    public void Crossed_clusters_have_no_predictions_in_any_cell()
    {
        var study = Of(Crossed, "human_only", "population", "human_only @ uniform");
        Assert.Equal([], Errors(study + Experiment("vary method = [human_only]")));
        Assert.Equal(["CDI1007"], Errors(study + Experiment("vary method = [human_only, calibrated]")));
    }

    [Fact]
    public void Agreement_of_people_has_cells_of_people_alone_under_uniform_draws()
    {
        var study = Of("  target = observed_agreement(tone)", "human_only", "population", "human_only @ uniform")
            .Replace("  model = logistic(tone[hostile] ~ 1 + renter)\n", "", StringComparison.Ordinal)
            .Replace("    label = coder where", "    source = \"coders.csv\"\n    key = letter\n    annotator = who\n    label = coder where",
                StringComparison.Ordinal)
            .Replace("  design = error\n", "  design = uniform\n", StringComparison.Ordinal);
        Assert.Equal([], Errors(study + Experiment("vary method = [human_only]")));
        Assert.Equal(["CDI2130"], Errors(study + Experiment("vary method = [human_only, calibrated]")));
        Assert.Equal(["CDI2133"], Errors(study + Experiment("vary design = [uniform, leverage]")));
    }

    [Fact]
    public void A_model_that_is_held_against_people_is_not_taken_for_the_truth()
    {
        var study = Of("  target = accuracy(tone)", "calibrated", "population", "human_only @ uniform")
            .Replace("  model = logistic(tone[hostile] ~ 1 + renter)\n", "", StringComparison.Ordinal);
        Assert.Equal([], Errors(study + Experiment("vary design = [uniform]\n  vary method = [human_only, calibrated]")));
        Assert.Equal(["CDI2060"], Errors(study + Experiment("vary design = [uniform]\n  vary method = [human_only, llm_only]")));
    }

    [Fact]
    public void A_combination_without_a_cell_is_not_judged() => Assert.Equal([], Errors(Of("  target = coefficient(renter)", "calibrated", "corpus",
        "human_only @ uniform") + Experiment("vary design = [uniform, error]\n  vary method = [ppi, calibrated]")));

    [Fact]
    public void A_variance_is_held_against_every_method_and_target()
    {
        var study = Of("  target = coefficient(renter)", "human_only", "population", "human_only @ uniform")
            .Replace("  alpha = 0.1\n", "  alpha = 0.1\n  variance = bootstrap\n", StringComparison.Ordinal);
        Assert.Equal([], Errors(study + Experiment("vary generalise = [population]")));
        Assert.Equal(["CDI5026"], Errors(study + Experiment("vary generalise = [population, corpus]")));
    }

    private static string Of(string target, string method, string generalise, string compared) => Letters.With("  target = coefficient(renter)", target)
        .Replace("method = calibrated", $"method = {method}", StringComparison.Ordinal)
        .Replace("generalise = corpus", $"generalise = {generalise}", StringComparison.Ordinal)
        .Replace("compare = [human_only @ uniform]", $"compare = [{compared}]", StringComparison.Ordinal);

    private static string Experiment(string entries) => $"\nexperiment designs {{\n  replay = mail\n  {entries}\n  trials = 500 trials\n}}\n";

    private static List<string> Errors(string text) =>
        [.. Compiled.Text(text).Diagnostics.Where(each => each.IsError).Select(each => each.Code)];
}
