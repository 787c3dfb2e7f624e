namespace Cdi.Dsl.Tests.Semantics;

/// <summary>A setting that is accepted has an effect: the plan of the study changes with it.</summary>
public class SettingEffectTests
{
    [Theory]
    [InlineData("write = [html]", "write = []", "`write` takes at least one format, found none.")]
    [InlineData("[human_only @ uniform]", "[llm_only @ uniform]", "`llm_only` takes no design, since it uses no human labels, found `@ uniform`.")]
    [InlineData("alpha = 0.1", "alpha = 0.1\n  variance = sandwich(HC3)", "`variance` takes `sandwich` without brackets, found `sandwich(HC3)`.")]
    [InlineData("  outcome = anger\n", "  outcome = tone\n", "A second `human` of outcome `tone`, `raters` beside `coders`, is not supported yet.")]
    public void What_would_have_no_effect_is_told(string old, string @new, string message) =>
        Assert.Contains(message, Compiled.Text(Letters.With(old, @new)).Diagnostics.Select(diagnostic => diagnostic.Message));

    [Fact]
    public void Of_two_models_of_an_outcome_one_is_named()
    {
        var diagnostic = Assert.Single(Compiled.Text(TwoModels).Diagnostics);
        Assert.Equal("CDI4060", diagnostic.Code);
        Assert.Equal("Outcome `tone` is annotated by `reader`, `second`, and `inference` names none of them: estimates rest on one.", diagnostic.Message);
        diagnostic = Assert.Single(Compiled.Text(TwoModels.Replace("  alpha = ", "  llm = [reader, second]\n  alpha = ")).Diagnostics);
        Assert.EndsWith("`inference` names 2 of them: estimates rest on one.", diagnostic.Message);
        diagnostic = Assert.Single(Compiled.Text(TwoModels.Replace("  alpha = ", "  llm = secnd\n  alpha = ")).Diagnostics);
        Assert.Equal("CDI2015", diagnostic.Code);
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("second")]
    public void The_estimates_rest_on_the_model_that_is_named(string name)
    {
        var compiled = Compiled.Text(TwoModels.Replace("  alpha = ", $"  llm = {name}\n  alpha = "));
        Assert.Empty(compiled.Diagnostics);
        Assert.All(compiled.Plan!.Estimands.Where(estimand => estimand.Outcome == "tone"), estimand => Assert.Equal(name, estimand.Llm));
        Assert.Equal(["reader", "second"], compiled.Plan.Llms.Where(llm => llm.Outcome == "tone").Select(llm => llm.Name));
    }

    private static string TwoModels
    {
        get
        {
            var start = Letters.Spec.IndexOf("llm reader {", StringComparison.Ordinal);
            var end = Letters.Spec.IndexOf("human coders {", StringComparison.Ordinal);
            return Letters.Spec.Insert(end, Letters.Spec[start..end].Replace("llm reader", "llm second"));
        }
    }

    [Theory]
    [InlineData("\"letters.csv\"", "\"letters.tsv\"")]
    [InlineData("b1e6a4", "b1e6a5")]
    [InlineData("rows = 3000 texts", "rows = 3001 texts")]
    [InlineData("key = letter", "key = street")]
    [InlineData("  key = letter\n", "  key = letter\n  format = jsonl\n")]
    [InlineData("  key = letter\n", "  key = letter\n  missing = [\"\", \"-\"]\n")]
    [InlineData("  key = letter\n", "  key = letter\n  keep = year >= 2010\n")]
    [InlineData("renter: indicator from Renter", "renter: indicator from Tenant")]
    [InlineData("age: number", "age: count")]
    [InlineData("street: factor from", "street: factor(ref = \"High Street\") from")]
    [InlineData("street: factor from Street", "street: ordered(\"low\", \"high\") from Street")]
    [InlineData("lawyer: indicator from Lawyer", "lawyer: indicator = contains_any(body, thanks, match = whole_word)")]
    [InlineData("hostile = \"Hostile\"", "hostile = \"Unfriendly\"")]
    [InlineData("number 0..10", "number 0..7")]
    [InlineData("gpt-4o-2024-08-06", "gpt-4o-2024-05-13")]
    [InlineData("temperature = 0", "temperature = 0.0")]
    [InlineData("Is this letter hostile or civil?\n    {options}", "Hostile or civil?\n    {options}")]
    [InlineData("  on_failure = annotate\n", "  on_failure = annotate\n  confidence = \"\"\"\n    How sure is {label} for {body}?\n    \"\"\"\n")]
    [InlineData("  on_failure = annotate\n", "  on_failure = retry(3)\n")]
    [InlineData("  on_failure = annotate\n", "  on_failure = annotate\n  max_tokens = 5\n")]
    [InlineData("  on_failure = annotate\n", "  on_failure = annotate\n  structured = yes\n")]
    [InlineData("  on_failure = annotate\n", "  on_failure = annotate\n  base_url = \"http://localhost:8000/v1\"\n")]
    [InlineData("  on_failure = annotate\n", "  on_failure = annotate\n  max_cost = 20 USD\n")]
    [InlineData("\nreport {", "\nprices {\n  call = 0.01 USD\n}\n\nreport {")]
    [InlineData("\nreport {", "\nprices {\n  input = 2.50 USD\n  output = 10 USD\n}\n\nreport {")]
    [InlineData("label = machine", "label = robot")]
    [InlineData("confidence = sure", "confidence = certain")]
    [InlineData("How angry is this letter?", "How angry is it?")]
    [InlineData("reward = 0.80 USD", "reward = 0.90 USD")]
    [InlineData("1 = hostile, 0 = civil", "2 = hostile, 0 = civil")]
    [InlineData("label = rating", "label = grade")]
    [InlineData("model = logistic", "model = linear")]
    [InlineData("model = logistic", "model = poisson")]
    [InlineData("~ 1 + renter)", "~ 1 + renter + age)")]
    [InlineData("coefficient(renter)", "coefficient(renter), cluster = street")]
    [InlineData("coefficient(renter)", "coefficient(renter)\n  interval_scale = ratio")]
    [InlineData("coefficient(renter)", "coefficient(renter)\n  null = 0.5")]
    [InlineData("  model = logistic(tone[hostile] ~ 1 + renter)\n  target = coefficient(renter)",
        "  target = prevalence(tone[hostile])\n  interval_scale = log_odds")]
    [InlineData("budget = 300 labels", "budget = 310 labels")]
    [InlineData("burn_in = 60 labels", "burn_in = 61 labels")]
    [InlineData("rounds = 4", "rounds = 3")]
    [InlineData("design = error", "design = leverage")]
    [InlineData("tau = 0.2", "tau = 0.3")]
    [InlineData("tau = 0.2", "tau = 0.2\n  draw = poisson")]
    [InlineData("seed = 41", "seed = 42")]
    [InlineData("method = calibrated", "method = dsl")]
    [InlineData("generalise = corpus", "generalise = population")]
    [InlineData("alpha = 0.1", "alpha = 0.05")]
    [InlineData("alpha = 0.1", "alpha = 0.1\n  power_tuning = none")]
    [InlineData("alpha = 0.1", "alpha = 0.1\n  power_tuning = 0.5")]
    [InlineData("alpha = 0.1", "alpha = 0.1\n  familywise = holm")]
    [InlineData("alpha = 0.1", "alpha = 0.1\n  alternative = larger")]
    [InlineData("generalise = corpus", "generalise = population\n  variance = bootstrap")]
    [InlineData("generalise = corpus", "generalise = population\n  variance = bootstrap, replicates = 999")]
    [InlineData("generalise = corpus", "generalise = population\n  variance = bootstrap, refit = full")]
    [InlineData("alpha = 0.1", "alpha = 0.1\n  interval = wald")]
    [InlineData("alpha = 0.1", "alpha = 0.1\n  interval = test_inversion")]
    [InlineData("~ 1 + renter)", "~ 1 + renter + I(age^2))")]
    [InlineData("~ 1 + renter)", "~ 1 + renter + offset(log(age)))")]
    [InlineData("model = logistic", "model = probit")]
    [InlineData("model = logistic", "model = gamma")]
    [InlineData("title = \"Letters\"", "title = \"Mail\"")]
    [InlineData("[human_only @ uniform]", "[llm_only]")]
    [InlineData("write = [html]", "write = [json, csv]")]
    [InlineData("write = [html]", "write = [html]\n  examples = 3 texts")]
    public void Changing_a_setting_changes_the_plan(string old, string @new)
    {
        var text = Letters.With(old, @new);
        var result = Compiled.Text(text);
        Assert.True(result.Plan is not null, Compiled.Rendered("study.cdi", text, result.Diagnostics));
        // A number written in another way is the same number.
        Assert.Equal(@new == "temperature = 0.0", Compiled.Text(Letters.Spec).Plan == result.Plan);
    }

    [Fact]
    public void A_clustered_variance_changes_the_plan()
    {
        var sandwich = Letters.With("coefficient(renter)", "coefficient(renter), cluster = street").Replace(
            "alpha = 0.1", "alpha = 0.1\n  variance = sandwich");
        Assert.NotEqual(Compiled.Text(sandwich).Plan, Compiled.Text(sandwich.Replace("variance = sandwich", "variance = cluster")).Plan);
    }

    [Fact]
    public void Serving_one_of_two_estimands_changes_the_plan()
    {
        var both = Letters.With("\nsampling {", "\nestimand share {\n  target = prevalence(tone[hostile])\n}\n\nsampling {");
        var one = both.Replace("seed = 41", "seed = 41\n  serve = [share]");
        Assert.NotEqual(Compiled.Text(both).Plan, Compiled.Text(one).Plan);
    }

    [Fact]
    public void Comments_and_layout_change_nothing() => Assert.Equal(
        Compiled.Text(Letters.Spec).Plan,
        Compiled.Text(Letters.Spec.Replace(" {\n", " { // a comment\n\n  // another\n").Replace("rounds = 4", "rounds = 4 // four")).Plan);
}
