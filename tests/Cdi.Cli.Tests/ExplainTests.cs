namespace Cdi.Cli.Tests;

/// <summary>What the compiler understood, in words and stage by stage.</summary>
public class ExplainTests
{
    [Fact]
    public void Every_decision_is_said_and_defaults_are_marked()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec);
        var explained = session.Cdi("explain manners.cdi");
        Assert.Equal(ExitCode.Success, explained.Code);
        Assert.StartsWith("study manners\n", explained.Output);
        Assert.Contains("  power_tuning = optimal  // default\n", explained.Output);
        Assert.Contains("  alpha = 0.1\n", explained.Output);
        Assert.Contains("  recorded label from column guess where { polite = A, rude = B }\n", explained.Output);
        Assert.Contains("  logistic(tone[A] ~ 1 + hedge), coefficient(hedge)\n", explained.Output);
    }

    [Theory]
    [InlineData("syntax", "study manners")]
    [InlineData("model", "manners")]
    [InlineData("plan", "loss of hedging")]
    [InlineData("csharp", "public sealed partial class Manners")]
    public void Every_stage_is_printable(string stage, string holds)
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec);
        var explained = session.Cdi($"explain manners.cdi --stage {stage}");
        Assert.Equal(ExitCode.Success, explained.Code);
        Assert.Contains(holds, explained.Output);
        Assert.Empty(explained.Error);
    }

    [Fact]
    public void A_spec_with_errors_is_explained_as_far_as_it_goes()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec.Replace("~ 1 + hedge", "~ 1 + hegde", StringComparison.Ordinal));
        var explained = session.Cdi("explain manners.cdi --stage syntax");
        Assert.Equal(ExitCode.UserError, explained.Code);
        Assert.Contains("error CDI2001", explained.Error);
        Assert.Contains("hegde", explained.Output);
    }

    [Fact]
    public void A_file_without_a_study_says_what_it_offers()
    {
        using var session = new CommandSession();
        session.Write("tone.cdi", "cdi 1\n\noutcome tone {\n  A = \"Polite\"\n  B = \"Rude\"\n}\n");
        Assert.Equal("no study; other specs can import:\n  outcome tone\nexit 0\n", session.Cdi("explain tone.cdi").ToString());
    }
}
