namespace Cdi.Dsl.Tests.Checks;

/// <summary>When sampling stops: what a rule names, and what cannot stand beside it.</summary>
public sealed class StopTests
{
    [Theory]
    [InlineData("half_width <= 0.03", "")]
    [InlineData("half_width < 3%", "")]
    [InlineData("half_width[gap] <= 0.03", "")]
    [InlineData("half_width[gap] <= 0.03 and half_width[gap] < 1", "")]
    [InlineData("half_width >= 0.03", "CDI2014")]
    [InlineData("half_width <= 0", "CDI2014")]
    [InlineData("width <= 0.03", "CDI2014")]
    [InlineData("lower > 0.5", "CDI2014")]
    [InlineData("0.03", "CDI2014")]
    [InlineData("half_width <= 0.03 or half_width <= 1", "CDI2014")]
    [InlineData("half_width[shade] <= 0.03", "CDI2015")]
    [InlineData("half_width <= 20 labels", "CDI2014")]
    public void A_rule_bounds_half_widths(string rule, string codes) =>
        Assert.Equal(codes, Codes($"rounds = 4\n  design = uniform\n  burn_in = 60 labels\n  stop = {rule}"));

    [Theory]
    [InlineData("design = uniform", "CDI5100")]
    [InlineData("design = uniform\n  burn_in = 60 labels\n  rounds = 1", "CDI5100")]
    [InlineData("design = uniform\n  rounds = 2", "")]
    [InlineData("design = stratified\n  strata = street\n  burn_in = 60 labels\n  rounds = 3", "")]
    [InlineData("design = uniform\n  rounds = 2\n  tau = 0.2", "CDI5017")]
    [InlineData("design = error\n  burn_in = 60 labels\n  rounds = 3\n  tau = 0.2\n  draw = poisson", "")]
    public void It_needs_rounds_between_which_sampling_can_stop(string sampling, string codes) =>
        Assert.Equal(codes, Codes(sampling + "\n  stop = half_width <= 0.03"));

    [Theory]
    [InlineData("alternative = larger", "CDI5101")]
    [InlineData("variance = bootstrap", "CDI5101")]
    [InlineData("interval = percentile", "CDI5101")]
    [InlineData("method = predict_then_debias", "CDI5101")]
    [InlineData("interval = test_inversion", "")]
    [InlineData("interval = wald", "")]
    [InlineData("method = confidence_driven", "")]
    [InlineData("method = human_only", "")]
    [InlineData("generalise = corpus", "")]
    public void Intervals_of_one_look_do_not_stand_beside_it(string inference, string codes)
    {
        var key = inference.Split(' ')[0];
        Assert.Equal(codes, string.Join(", ", Compiled.Codes(Study("design = uniform\n  rounds = 3\n  stop = half_width <= 0.03",
            $"  {inference}\n", key)).Where(code => code is "CDI5101" or "CDI1007").Distinct()));
    }

    [Fact]
    public void Given_labels_leave_nothing_to_stop() =>
        Assert.Equal("CDI5101", Codes("stop = half_width <= 0.03", "  given = uniform\n"));

    [Fact]
    public void The_plan_keeps_each_bound()
    {
        var stop = Compiled.Text(Study("design = uniform\n  rounds = 3\n  stop = half_width[gap] <= 0.03 and half_width < 5%")).Plan?.Sampling.Stop;
        Assert.Equal([new(false, false, 0.03, "half_width[gap] <= 0.03") { Estimand = "gap" }, new(false, true, 0.05, "half_width < 5%")],
            stop?.ToArray() ?? []);
    }

    private static string Codes(string sampling, string budget = Budget) => string.Join(", ", Compiled.Codes(Study(sampling, budget: budget)).Distinct());

    private const string Budget = "  budget = 300 labels\n";

    private static string Study(string sampling, string inference = "", string key = "none", string budget = Budget)
    {
        var lines = Letters.Spec.Split('\n').ToList();
        var first = lines.FindIndex(line => line.StartsWith("sampling {", StringComparison.Ordinal));
        var last = lines.FindIndex(first, line => line == "}");
        lines.RemoveRange(first, last - first + 1);
        lines.Insert(first, $"sampling {{\n{budget}  {sampling}\n  seed = 41\n}}");
        lines.RemoveAll(line => line.Contains("compare =", StringComparison.Ordinal));
        var block = lines.FindIndex(line => line.StartsWith("inference {", StringComparison.Ordinal));
        lines.RemoveAll(line => line.StartsWith($"  {key} = ", StringComparison.Ordinal) && lines.IndexOf(line) > block);
        lines.Insert(block + 1, inference);
        return string.Join('\n', lines);
    }
}
