using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>The 5xxx checks: what they compute, and where they stay silent.</summary>
public class DesignCheckTests
{
    [Theory]
    [InlineData("burn_in = 60 labels", "burn_in = 350 labels", "Burn-in takes 350 labels, the budget is 300 labels.")]
    [InlineData("budget = 300 labels", "budget = 3001 labels", "The budget is 3001 labels, the corpus has 3000 texts.")]
    [InlineData("burn_in = 60 labels", "burn_in = 297 labels", "4 rounds of at least 1 label share the 3 labels that the burn-in leaves.")]
    [InlineData("budget = 300 labels", "budget = 300.5 labels", "A budget of 300.5 labels at 1 label a text is 300.5 texts, not a whole number.")]
    [InlineData("budget = 300 labels", "budget = 241 USD", "A budget of 241 USD at 0.80 USD a text is 301.25 texts, not a whole number.")]
    [InlineData("tau = 0.2", "tau = 1.5", "`tau` is 1.5, outside [0, 1].")]
    [InlineData("tau = 0.2", "tau = -0.5", "`tau` is -0.5, outside [0, 1].")]
    [InlineData("alpha = 0.1", "alpha = 90", "`alpha` is 90, outside (0, 1).")]
    [InlineData("alpha = 0.1", "alpha = 0", "`alpha` is 0, outside (0, 1).")]
    [InlineData("method = calibrated", "method = ppi", "`ppi` needs a uniform sample, and this one is drawn by `design = error`.")]
    [InlineData("human_only @ uniform", "ppi_tuned @ confidence", "`ppi_tuned` needs a uniform sample, and this one is drawn by `design = confidence`.")]
    [InlineData("tau = 0.2", "tau = 0.05", "The smallest π is .0041: one label can weigh 245 texts.")]
    [InlineData("burn_in = 60 labels", "burn_in = 30 labels", "A burn-in of 30 labels is small for an error model of 12 parameters.")]
    public void The_fact_is_stated_with_its_values(string old, string @new, string message)
    {
        var diagnostic = Assert.Single(Compiled.Text(Letters.With(old, @new)).Diagnostics);
        Assert.Equal(message, diagnostic.Message);
    }

    [Theory]
    [InlineData("budget = 300 labels", "budget = 240 USD")]
    [InlineData("budget = 300 labels", "budget = 300 texts")]
    [InlineData("budget = 300 labels", "budget = 3000 labels")]
    [InlineData("  burn_in = 60 labels\n  rounds = 4\n  design = error\n  tau = 0.2\n", "  design = uniform\n")]
    [InlineData("design = error", "design = uniform", "[human_only @ uniform]", "[human_only @ leverage]")]
    [InlineData("method = calibrated", "method = ppi_tuned\n  power_tuning = optimal", "  burn_in = 60 labels\n  rounds = 4\n  design = error\n  tau = 0.2\n",
        "  design = uniform\n")]
    [InlineData("human_only @ uniform", "ppi @ uniform")]
    [InlineData("burn_in = 60 labels\n  rounds = 4\n  design = error", "design = leverage")]
    public void What_is_right_is_left_alone(string old, string @new, string? other = null, string? with = null)
    {
        var text = Letters.With(old, @new);
        if (other is not null) text = text.Replace(other, with);
        Assert.True(Compiled.Codes(text).Count == 0, Compiled.Rendered("study.cdi", text, Compiled.Text(text).Diagnostics));
    }

    [Fact]
    public void A_design_by_confidence_needs_confidences()
    {
        var text = Letters.With("confidence = sure", "").Replace("design = error", "design = confidence").Replace(
            "[human_only @ uniform]", "[human_only @ confidence]");
        Assert.Equal(
            [
                "`design = confidence` goes by the confidence of a model, and outcome `tone` has no `confidence`, and nothing stands in for it.",
                "`@ confidence` goes by the confidence of a model, and outcome `tone` has no `confidence`, and nothing stands in for it.",
            ],
            Compiled.Text(text).Diagnostics.Select(diagnostic => diagnostic.Message));
    }

    [Fact]
    public void Money_buys_the_labels_that_the_reward_pays() =>
        Assert.Equal(250, Compiled.Text(Letters.With("budget = 300 labels", "budget = 200 USD")).Plan?.Sampling.Budget.Count);

    [Fact]
    public void A_price_goes_before_a_reward() => Assert.Equal(
        400, Compiled.Text(Letters.With("budget = 300 labels", "budget = 200 USD").Replace(
            "\nreport {", "\nprices {\n  label = 0.5 USD\n}\n\nreport {")).Plan?.Sampling.Budget.Count);

    [Fact]
    public void Money_without_a_price_in_its_currency_is_told() => Assert.Equal(
        "The budget of 200 EUR has no price of a label in EUR, and nothing stands in for it.",
        Assert.Single(Compiled.Text(Letters.With("budget = 300 labels", "budget = 200 EUR")).Diagnostics).Message);

    [Fact]
    public void Labels_already_drawn_leave_nothing_to_choose()
    {
        var text = Letters.With("  budget = 300 labels\n  burn_in = 60 labels\n  rounds = 4\n  design = error\n  tau = 0.2\n",
            "  given = weight\n  tau = 0.2\n");
        Assert.Equal(
            ["`tau` has no effect: `given` says that the labels were drawn before.",
                "`@ uniform` has no effect: `given` says that the labels were drawn before."],
            Compiled.Text(text).Diagnostics.Select(diagnostic => diagnostic.Message));
    }

    [Theory]
    [InlineData("design = error", "design = uniform", "CDI5017 `tau`,CDI5017 `burn_in`,CDI5017 `rounds`")]
    [InlineData("method = calibrated", "method = dsl\n  power_tuning = none", "CDI5017 `power_tuning`")]
    [InlineData("method = calibrated", "method = llm_only", "CDI5018 `llm_only`")]
    public void What_changes_nothing_or_does_not_cover_is_told(string old, string @new, string expected)
    {
        var told = Compiled.Text(Letters.With(old, @new)).Diagnostics.Select(diagnostic => diagnostic.Code + " " + diagnostic.Message.Split(' ')[0]);
        Assert.Equal(expected.Split(',').Order(), told.Order());
    }

    [Fact]
    public void Methods_that_weigh_a_model_need_one() => Assert.Equal(
        ["`calibrated` weighs the labels of a model, and no llm annotates outcome `anger`."],
        Compiled.Text(Letters.With("logistic(tone[hostile] ~", "linear(anger ~")).Diagnostics.Select(diagnostic => diagnostic.Message));

    [Fact]
    public void Without_a_model_the_default_method_is_human_only() => Assert.Equal(
        MethodKind.HumanOnly,
        Compiled.Text(Letters.With("logistic(tone[hostile] ~", "linear(anger ~").Replace("  method = calibrated\n", "")).Plan?.Inference.Method);

    [Fact]
    public void A_study_without_a_seed_is_told_the_one_it_gets()
    {
        var result = Compiled.Text(Letters.With("  seed = 41\n", ""));
        Assert.Contains("20240828", Assert.Single(result.Diagnostics).Message, StringComparison.Ordinal);
        Assert.Equal((20240828UL, false), (result.Plan?.Sampling.Seed, result.Plan?.Sampling.SeedGiven));
    }
}
