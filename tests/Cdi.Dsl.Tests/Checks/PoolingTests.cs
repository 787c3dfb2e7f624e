namespace Cdi.Dsl.Tests.Checks;

public sealed class PoolingTests
{
    private static readonly string Study = Letters
        .With("\nsampling {", "\nestimand share {\n  target = prevalence(tone[hostile])\n  by = renter\n}\n\nsampling {")
        .Replace("design = error", "design = uniform", StringComparison.Ordinal)
        .Replace("method = calibrated", "method = human_only", StringComparison.Ordinal)
        .Replace("generalise = corpus", "generalise = population", StringComparison.Ordinal)
        .Replace("alpha = 0.1", "alpha = 0.1\n  familywise = none\n  pooling = partial", StringComparison.Ordinal);

    [Fact]
    public void Shares_of_labels_of_a_uniform_draw_are_pooled() => Assert.DoesNotContain("CDI1007", Compiled.Codes(Study));

    // What makes D other than one variance per label over their number, or lets groups hang together.
    [Theory]
    [InlineData("generalise = population", "generalise = corpus")]
    [InlineData("method = human_only", "method = dsl")]
    [InlineData("method = human_only", "method = calibrated")]
    [InlineData("design = uniform", "design = confidence")]
    [InlineData("by = renter", "by = renter\n  cluster = street")]
    [InlineData("by = renter", "by = renter\n  weight = weight")]
    [InlineData("by = renter", "by = renter\n  interval_scale = log_odds")]
    [InlineData("target = prevalence(tone[hostile])", "target = total(tone[hostile])")]
    [InlineData("budget = 300 labels\n  burn_in = 60 labels\n  rounds = 4\n  design = uniform\n  tau = 0.2", "given = uniform, cluster = street")]
    [InlineData("budget = 300 labels\n  burn_in = 60 labels\n  rounds = 4\n  design = uniform\n  tau = 0.2", "given = uniform, strata = street")]
    public void Anything_else_is_refused(string old, string @new)
    {
        Assert.Equal(2, Study.Split(old).Length);
        var changed = Study.Replace(old, @new, StringComparison.Ordinal);
        Assert.Contains("CDI1007", Compiled.Codes(changed));
        Assert.DoesNotContain("CDI1007", Compiled.Codes(changed.Replace("\n  pooling = partial", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_groups_it_has_no_effect() =>
        Assert.Contains("CDI5017", Compiled.Codes(Study.Replace("\n  by = renter", "", StringComparison.Ordinal)
            .Replace("  burn_in = 60 labels\n  rounds = 4\n", "", StringComparison.Ordinal).Replace("  tau = 0.2\n", "", StringComparison.Ordinal)));

    [Fact]
    public void One_estimate_holds_together_with_no_other()
    {
        var one = Letters.With("alpha = 0.1", "alpha = 0.1\n  familywise = max_z");
        Assert.Equal(["CDI5017"], Compiled.Codes(one));
        Assert.DoesNotContain("CDI5017", Compiled.Codes(one.Replace(
            "\nsampling {", "\nestimand share {\n  target = prevalence(tone[hostile])\n}\n\nsampling {", StringComparison.Ordinal)));
    }
}
