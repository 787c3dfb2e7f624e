using Cdi.Dsl.Definitions;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Semantics;

/// <summary>Blocks <c>experiment NAME { … }</c>: what they mean, and what they are refused for.</summary>
public sealed class ExperimentTests
{
    [Fact]
    public void What_is_not_varied_is_that_of_the_study()
    {
        var experiment = Planned("trials = 500 trials");
        Assert.Equal([new ExperimentBudget(300, 0)], experiment.Budgets);
        Assert.Equal([DesignKind.Error], experiment.Designs);
        Assert.Equal([MethodKind.Calibrated], experiment.Methods);
        Assert.Equal([Generalise.Corpus], experiment.Targets);
        Assert.Equal((500, null), (experiment.Trials, experiment.Seed));
        Assert.Equal([MeasureKind.Coverage, MeasureKind.Width, MeasureKind.Bias, MeasureKind.Rmse, MeasureKind.EssMc], experiment.Measures);
    }

    [Fact]
    public void A_grid_keeps_the_order_of_the_spec()
    {
        var experiment = Planned("vary budget = [200 labels, 100 labels]\n  vary design = [error, uniform]\n  vary method = [calibrated, human_only]\n"
            + "  vary generalise = [population, corpus]\n  trials = 500 trials\n  seed = 9\n  measure = [power, bias]");
        Assert.Equal([new ExperimentBudget(200, 0), new ExperimentBudget(100, 0)], experiment.Budgets);
        Assert.Equal([DesignKind.Error, DesignKind.Uniform], experiment.Designs);
        Assert.Equal([MethodKind.Calibrated, MethodKind.HumanOnly], experiment.Methods);
        Assert.Equal([Generalise.Population, Generalise.Corpus], experiment.Targets);
        Assert.Equal(9UL, experiment.Seed);
        Assert.Equal([MeasureKind.Power, MeasureKind.Bias], experiment.Measures);
    }

    [Theory]
    [InlineData("5%..20% of mail, steps = 4", 150, 300, 450, 600)]
    [InlineData("100..200 labels, steps = 3", 100, 150, 200)]
    [InlineData("[100 labels, 5%]", 100, 150)]
    public void Budgets_come_in_equal_steps(string written, params int[] labels) => Assert.Equal(
        labels, Planned($"vary budget = {written}\n  trials = 500 trials").Budgets.Select(budget => budget.Of(3000)));

    [Fact]
    public void A_promise_names_a_measure_a_bound_and_perhaps_an_estimand()
    {
        var promises = Planned("trials = 500 trials\n  expect coverage >= 88%\n  expect width[gap] < 0.06\n  expect bias > -0.1\n"
            + "  expect labels_max <= 300 labels").Expectations;
        Assert.Equal([MeasureKind.Coverage, MeasureKind.Width, MeasureKind.Bias, MeasureKind.LabelsMax], promises.Select(each => each.Measure));
        Assert.Equal([0.88, 0.06, -0.1, 300], promises.Select(each => each.Bound.Value));
        Assert.Equal([null, "gap", null, null], promises.Select(each => each.Bound.Estimand));
        Assert.Equal([true, false, true, false], promises.Select((each, index) => each.Bound.Holds(new[] { 0.88, 0.06, -0.05, 301 }[index])));
        Assert.All(promises, promise => Assert.False(promise.Bound.Holds(double.NaN)));
    }

    [Theory]
    [InlineData("vary alpha = [0.1, 0.05]\n  trials = 500 trials", "CDI6005")]
    [InlineData("vary desing = [uniform]\n  trials = 500 trials", "CDI6005")]
    [InlineData("trials = 500 trials\n  measure = [covrage]", "CDI6006")]
    [InlineData("trials = 500 trials\n  expect covrage >= 0.9", "CDI6006")]
    [InlineData("trials = 500 trials\n  expect coverage", "CDI6009")]
    [InlineData("trials = 500 trials\n  expect coverage == 0.9", "CDI6009")]
    [InlineData("trials = 500 trials\n  expect width[shares] <= 1", "CDI2015")]
    [InlineData("trials = 500 trials\n  expect coverage >= 0.95", "CDI6010")]
    [InlineData("trials = 20 trials", "CDI6011")]
    [InlineData("vary design = [leverage]\n  vary method = [ppi]\n  trials = 500 trials", "CDI6008")]
    [InlineData("vary design = [uniform, leverag]\n  trials = 500 trials", "CDI1005")]
    [InlineData("vary budget = 100..3001 labels, steps = 5\n  trials = 500 trials", "CDI5002")]
    [InlineData("vary budget = 2%..5% of mail, steps = 4\n  trials = 500 trials", "CDI5003")]
    [InlineData("vary budget = [3001 labels]\n  trials = 500 trials", "CDI5002")]
    [InlineData("vary budget = [300 labels, 300 texts, 300 USD]\n  trials = 500 trials", "CDI2014")]
    [InlineData("vary budget = 100..200 labels\n  trials = 500 trials", "CDI2013")]
    [InlineData("vary budget = 5%..20% of letters, steps = 3\n  trials = 500 trials", "CDI2015")]
    [InlineData("vary generalise = [corpus, corpus]\n  trials = 500 trials", "CDI2014")]
    [InlineData("vary budget = 200 labels", "CDI2013")]
    public void A_mistake_has_its_code(string entries, string code) => Assert.Equal([code], Compiled.Codes(Study(entries)).Distinct());

    [Fact]
    public void A_word_that_is_unknown_has_its_nearest_and_foreign_words_their_own()
    {
        Assert.Contains("Nearest `design`", Compiled.Text(Study("vary desing = [uniform]\n  trials = 500 trials")).Diagnostics[0].Hint);
        Assert.Contains("Nearest `coverage`", Compiled.Text(Study("trials = 500 trials\n  measure = [covrage]")).Diagnostics[0].Hint);
        Assert.Contains("Here it is called `width`", Compiled.Text(Study("trials = 500 trials\n  measure = [interval_width]")).Diagnostics[0].Hint);
    }

    [Fact]
    public void Estimands_with_clusters_of_their_own_are_not_replayed_together()
    {
        var two = Study("trials = 500 trials").Replace("target = coefficient(renter)",
            "target = coefficient(renter), cluster = street\n}\n\nestimand share {\n  target = prevalence(tone[hostile]), cluster = letter",
            StringComparison.Ordinal).Replace("  alpha = 0.1", "  alpha = 0.1\n  familywise = none", StringComparison.Ordinal);
        Assert.Contains("CDI6012", Compiled.Codes(two));
        Assert.DoesNotContain("CDI6012", Compiled.Codes(two.Replace("cluster = letter", "cluster = street", StringComparison.Ordinal)));
    }

    private static ExperimentDefinition Planned(string entries)
    {
        var result = Compiled.Text(Study(entries));
        Assert.True(result.Diagnostics.IsEmpty, Compiled.Rendered("study.cdi", Study(entries), result.Diagnostics));
        return Assert.Single(result.Plan?.Experiments ?? []);
    }

    private static string Study(string entries) => Letters.Spec + $"\nexperiment designs {{\n  replay = mail\n  {entries}\n}}\n";
}
