using Cdi.Dsl.Definitions;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>Designs that draw from strata: what forms them, and what cannot stand beside them.</summary>
public sealed class StrataTests
{
    private const string Sampling = "  budget = 300 labels\n  burn_in = 60 labels\n  rounds = 4\n  design = error\n  tau = 0.2\n  seed = 41\n";

    [Theory]
    [InlineData("design = stratified\n  strata = street", "")]
    [InlineData("design = stratified, strata = [street, reader, confidence(reader)]", "")]
    [InlineData("design = stratified\n  strata = [street, confidence(reader, bins = 10)]", "")]
    [InlineData("design = stratified", "CDI5090")]
    [InlineData("design = stratified\n  strata = []", "CDI2014")]
    [InlineData("design = stratified\n  strata = stret", "CDI2001")]
    [InlineData("design = stratified\n  strata = body", "CDI2014")]
    [InlineData("design = stratified\n  strata = [street, street]", "CDI2014")]
    [InlineData("design = stratified\n  strata = [street, size(reader)]", "CDI2014")]
    [InlineData("design = stratified\n  strata = confidence(reader, bins = 1)", "CDI2014")]
    [InlineData("design = stratified\n  strata = confidence(reader, bins = 2.5)", "CDI2014")]
    [InlineData("design = stratified\n  strata = confidence(bins = 3)", "CDI2014")]
    [InlineData("design = stratified\n  strata = confidence(writer)", "CDI2015")]
    [InlineData("design = stratified\n  strata = street\n  draw = poisson", "CDI5092")]
    [InlineData("design = error\n  tau = 0.2\n  burn_in = 60 labels\n  strata = street", "CDI5019")]
    [InlineData("design = neyman\n  tau = 0.2\n  burn_in = 60 labels\n  strata = street", "")]
    [InlineData("design = neyman\n  rounds = 2\n  strata = street", "")]
    [InlineData("design = neyman\n  strata = street", "CDI5094")]
    [InlineData("design = stratified\n  strata = street\n  burn_in = 60 labels\n  rounds = 2\n  tau = 0.2", "CDI5017, CDI5017, CDI5017")]
    public void Strata_are_declared_beside_the_design(string design, string codes) => Assert.Equal(codes, Codes(Study(design)));

    [Theory]
    [InlineData("confidence(reader, bins = 7)", 7)]
    [InlineData("confidence(reader)", 4)]
    public void What_forms_them_is_kept_in_the_plan(string confidence, int bins)
    {
        var plan = Compiled.Text(Study($"design = stratified\n  strata = [street, reader, {confidence}]")).Plan?.Sampling;
        Assert.Equal(DesignKind.Stratified, plan?.Design);
        Assert.Equal([new("street"), new(null, "reader"), new(null, "reader", bins)], plan?.Strata.ToArray() ?? []);
        Assert.Equal(["street", "reader", $"confidence(reader, bins = {bins})"], plan?.Strata.Select(part => part.Written) ?? []);
    }

    [Theory]
    [InlineData("reader", "", "")]
    [InlineData("confidence(reader)", "", "")]
    [InlineData("confidence(blunt)",
        "llm blunt {\n  outcome = tone\n  recorded {\n    label = b where { hostile = hostile, civil = civil }\n  }\n}\n\n", "CDI5091")]
    [InlineData("scorer", "llm scorer {\n  outcome = anger\n  recorded {\n    label = score\n    confidence = c\n  }\n}\n\n", "CDI5091")]
    [InlineData("confidence(scorer)", "llm scorer {\n  outcome = anger\n  recorded {\n    label = score\n    confidence = c\n  }\n}\n\n", "")]
    [InlineData("pupil", "llm pupil {\n  outcome = tone\n  model = \"embedded:ngram\"\n  learn_from = coders\n}\n\n", "CDI5091")]
    public void What_a_model_does_not_say_of_every_text_before_the_draw_forms_none(string part, string llm, string codes)
    {
        var text = Study($"design = stratified\n  strata = [street, {part}]").Replace("human coders {", llm + "human coders {", StringComparison.Ordinal);
        Assert.Equal(codes, string.Join(", ", Compiled.Codes(text).Where(code => code.StartsWith("CDI509", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("variance = bootstrap", "CDI5093")]
    [InlineData("interval = percentile", "CDI5093")]
    [InlineData("interval = wald", "")]
    public void Nothing_is_resampled_within_strata(string setting, string codes) => Assert.Equal(codes, Codes(Study("design = stratified\n  strata = street")
        .Replace("generalise = corpus", "generalise = population", StringComparison.Ordinal)
        .Replace("alpha = 0.1", $"{setting}\n  alpha = 0.1", StringComparison.Ordinal)));

    [Theory]
    [InlineData("human_only @ stratified", "  strata = street\n", "")]
    [InlineData("human_only @ stratified", "", "CDI5090")]
    [InlineData("ppi @ stratified", "  strata = street\n", "CDI5015")]
    public void A_comparison_may_draw_from_strata_too(string compared, string strata, string codes) => Assert.Equal(codes, Codes(
        Letters.With(Sampling, Sampling + strata).Replace("compare = [human_only @ uniform]", $"compare = [{compared}]", StringComparison.Ordinal)));

    [Theory]
    [InlineData("[uniform, stratified, neyman]", "  strata = street\n", "")]
    [InlineData("[uniform, stratified]", "", "CDI5090")]
    [InlineData("[uniform, leverage]", "  strata = street\n", "CDI5019")]
    public void An_experiment_varies_them(string designs, string strata, string codes) => Assert.Equal(codes, Codes(Letters.With(Sampling, Sampling + strata)
        + $"\nexperiment allocation {{\n  replay = mail\n  vary design = {designs}\n  trials = 4000 trials\n}}\n"));

    private static string Study(string design) => Letters.With(Sampling, $"  budget = 300 labels\n  {design}\n  seed = 41\n");

    private static string Codes(string text) => string.Join(", ", Compiled.Codes(text).Order(StringComparer.Ordinal));
}
