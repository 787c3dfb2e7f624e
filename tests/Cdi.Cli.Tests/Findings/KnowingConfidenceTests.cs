using static Cdi.Cli.Tests.Findings.CheckedModels;

namespace Cdi.Cli.Tests.Findings;

/// <summary>A confidence that was computed with people's labels knows where the model is wrong.</summary>
public sealed class KnowingConfidenceTests
{
    private static bool IsDrawn(int row) => Has(row, "drawn", 0.2);

    private static bool Model(int row) => Has(row, "right", 0.85) ? IsPolite(row) : !IsPolite(row);

    [Theory]
    [InlineData("agrees")]
    [InlineData("probability of one option")]
    public void A_confidence_that_parts_wrong_answers_from_right_ones_is_refused_and_a_reason_passes_it(string kind)
    {
        using var session = Study(row => kind == "agrees" ? Model(row) == IsPolite(row) ? 1 : 0
            : IsPolite(row) == Model(row) ? Between(row, 0.6, 0.99) : Between(row, 0.01, 0.4));
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9032: Within each label of `bot`, its confidence parts all ", run.Error);
        Assert.DoesNotContain("estimates stay valid either way", run.Error);
        session.Write("study.cdi", session.Read("study.cdi").Replace("confidence = sure", "confidence = sure // allow CDI9032: a rule computed before",
            StringComparison.Ordinal));
        var again = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(again.Code == ExitCode.Success, again.ToString());
        Assert.Contains("Estimates stay valid as long as no human label went into it.", again.Error);
    }

    [Fact]
    public void A_good_confidence_is_not_accused()
    {
        using var session = Study(row => IsPolite(row) == Model(row) ? Between(row, 0.7, 0.99) : Between(row, 0.5, 0.75));
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.DoesNotContain("CDI9032", run.Error);
    }

    private static CommandSession Study(Func<int, double> confidence) => Session(Recorded("bot", "model", "sure"), ",model,sure", IsDrawn,
        row => FormattableString.Invariant($",{Letter(Model(row))},{confidence(row):F3}"));

    private static double Between(int row, double low, double high)
    {
        var bits = Enumerable.Range(0, 10).Sum(bit => Has(row, $"bit {bit}", 0.5) ? 1 << bit : 0);
        return low + ((high - low) * bits / 1023);
    }
}
