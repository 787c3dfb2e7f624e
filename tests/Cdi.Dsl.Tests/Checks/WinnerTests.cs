using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Checks;

public class WinnerTests
{
    private const string Both = "\nestimand both {\n  target = prevalence(tone)\n}\n\nsampling {";

    private const string Shares = "\nestimand share {\n  target = prevalence(tone[hostile])\n}\n" + Both;

    [Theory]
    [InlineData("winner = largest, among = [share, both]", "")]
    [InlineData("winner = smallest, among = [both]", "")]
    [InlineData("winner = largest", "CDI5060")]
    [InlineData("winner = largest, among = [gap]", "CDI5017")]
    [InlineData("winner = best", "CDI1005")]
    [InlineData("among = [share]", "CDI5017")]
    [InlineData("winner = largest, among = [shares]", "CDI2015")]
    public void The_largest_is_one_of_several_of_one_scale(string lines, string codes) => Assert.Equal(codes, Codes(Text(lines)));

    [Theory]
    [InlineData("familywise = max_z")]
    [InlineData("familywise = none\n  winner = largest")]
    public void Bounds_have_no_joint_distribution(string lines) => Assert.Contains("CDI1007", Codes(
        LiveStudyTests.Study.Replace("letter hostile?\"", "letter hostile?\"\n  nonresponse = bounds", StringComparison.Ordinal)
            .Replace("\nsampling {", Both, StringComparison.Ordinal).Replace("alpha = 0.05", $"alpha = 0.05\n  {lines}", StringComparison.Ordinal)),
        StringComparison.Ordinal);

    [Fact]
    public void What_is_compared_are_the_answers_of_each_estimand()
    {
        var inference = Compiled.Text(Text("winner = largest, among = [both, share]")).Plan?.Inference;
        Assert.Equal(WinnerRule.Largest, inference?.Winner);
        Assert.Equal(3, inference?.Among.Count);
        Assert.Equal("share", inference?.Among.Last());
        Assert.Null(Compiled.Text(Letters.Spec).Plan?.Inference.Winner);
    }

    private static string Text(string lines) => Letters.With("\nsampling {", Shares).Replace("alpha = 0.1", $"alpha = 0.1\n  familywise = none\n  {lines}");

    private static string Codes(string text) => string.Join(", ", Compiled.Codes(text).Distinct());
}
