namespace Cdi.Dsl.Tests.Checks;

public sealed class LabelShiftCheckTests
{
    private static readonly string Study = Letters.With("method = calibrated", "method = label_shift")
        .Replace("model = logistic(tone[hostile] ~ 1 + renter)\n  target = coefficient(renter)", "target = prevalence(tone)", StringComparison.Ordinal)
        .Replace("budget = 300 labels\n  burn_in = 60 labels\n  rounds = 4\n  design = error\n  tau = 0.2", "given = elsewhere", StringComparison.Ordinal)
        .Replace("  serve = [gap]\n", "", StringComparison.Ordinal)
        .Replace("  compare = [human_only @ uniform]\n", "", StringComparison.Ordinal);

    [Fact]
    public void Shares_of_a_gold_set_are_taken() => Assert.Empty(Compiled.Text(Study).Diagnostics.Where(each => each.IsError).Select(each => each.Message));

    [Theory]
    [InlineData("method = label_shift", "method = calibrated", "CDI2150")]
    [InlineData("  method = label_shift\n", "", "CDI2150")]
    [InlineData("method = label_shift", "method = human_only", "CDI2150")]
    [InlineData("given = elsewhere", "given = uniform", "CDI2151")]
    [InlineData("target = prevalence(tone)", "model = logistic(tone[hostile] ~ 1 + renter)\n  target = coefficient(renter)", "CDI1007")]
    [InlineData("target = prevalence(tone)", "target = total(tone[hostile])", "CDI1007")]
    [InlineData("target = prevalence(tone)", "target = prevalence(tone)\n  cluster = street", "CDI1007")]
    [InlineData("alpha = 0.1", "alpha = 0.1\n  interval = test_inversion", "CDI1007")]
    [InlineData("alpha = 0.1", "alpha = 0.1\n  winner = largest", "CDI1007")]
    public void What_needs_a_sample_or_is_no_share_is_refused(string old, string @new, string code)
    {
        Assert.Equal(2, Study.Split(old).Length);
        Assert.Contains(code, Compiled.Codes(Study.Replace(old, @new, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("weights")]
    [InlineData("bounds")]
    public void Texts_of_the_gold_set_that_nobody_decided_are_none_of_the_corpus(string way) =>
        Assert.Contains("CDI1007", Compiled.Codes(Study.Replace("recorded {\n    label = coder", $"nonresponse = {way}\n  recorded {{\n    label = coder",
            StringComparison.Ordinal)));

    [Fact]
    public void What_is_to_be_left_out_is_named() => Assert.Contains("Leave `cluster` out", Compiled.Text(
        Study.Replace("target = prevalence(tone)", "target = prevalence(tone)\n  cluster = street", StringComparison.Ordinal))
            .Diagnostics.First(each => each.Code == "CDI1007").Hint, StringComparison.Ordinal);

    [Fact]
    public void Two_groups_are_compared() => Assert.DoesNotContain("CDI1007", Compiled.Codes(
        Study.Replace("target = prevalence(tone)", "target = difference(prevalence(tone[hostile]), renter)", StringComparison.Ordinal)));
}
