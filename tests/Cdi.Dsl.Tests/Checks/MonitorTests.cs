namespace Cdi.Dsl.Tests.Checks;

/// <summary>Blocks <c>monitor NAME { … }</c>: what they mean, and what they are refused for.</summary>
public sealed class MonitorTests
{
    [Theory]
    [InlineData("by = year\n  outcome = tone", "")]
    [InlineData("by = street\n  outcome = tone\n  reference = 3\n  detect = 0.05", "")]
    [InlineData("by = letter\n  outcome = tone", "")]
    [InlineData("outcome = tone", "CDI2013")]
    [InlineData("by = year", "CDI2013")]
    [InlineData("by = yaer\n  outcome = tone", "CDI2001")]
    [InlineData("by = renter\n  outcome = tone", "CDI2014")]
    [InlineData("by = body\n  outcome = tone", "CDI2014")]
    [InlineData("by = year\n  outcome = tine", "CDI2015")]
    [InlineData("by = year\n  outcome = tone\n  reference = 0", "CDI2014")]
    [InlineData("by = year\n  outcome = tone\n  detect = 1", "CDI2014")]
    [InlineData("by = year\n  outcome = anger", "CDI5102")]
    public void A_monitor_names_batches_and_an_outcome(string settings, string codes) =>
        Assert.Equal(codes, string.Join(", ", Compiled.Codes(Study(settings)).Distinct()));

    [Fact]
    public void The_plan_keeps_what_it_says() => Assert.Equal(
        [new("drift", "", "tone", "year", 1, 0.05)],
        Compiled.Text(Study("by = year\n  outcome = tone\n  detect = 0.05")).Plan?.Monitors.ToArray() ?? []);

    private static string Study(string settings) => $"{Letters.Spec}\nmonitor drift {{\n  {settings}\n}}\n";
}
