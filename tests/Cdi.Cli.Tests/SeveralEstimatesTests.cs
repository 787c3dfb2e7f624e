using System.Text.Json;
using Cdi.Estimation.Multiplicity;
using Cdi.Estimation.Variance;
using static Cdi.Cli.Tests.GroupStudy;

namespace Cdi.Cli.Tests;

/// <summary>Intervals that hold together, and the estimate that is singled out.</summary>
public sealed class SeveralEstimatesTests
{
    [Fact]
    public void Shares_of_all_options_have_the_critical_value_of_multinomial_numbers()
    {
        using var session = new CommandSession();
        Write(session, Rows(4), Spec("prevalence(tone)", "", "human_only", "familywise = max_z"));
        var run = session.Cdi("run groups.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        var shares = Read(session);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        var joint = Assert.Single(result.RootElement.GetProperty("simultaneous").EnumerateArray());
        var correlation = new double[9];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
                correlation[(i * 3) + j] = i == j ? 1 : -Math.Sqrt(Odds(shares[i].Point) * Odds(shares[j].Point));
        }

        var critical = new NormalMaximum(correlation, Alternative.TwoSided).CriticalValue(0.1).Value;
        Assert.Equal(critical, joint.GetProperty("critical_value").GetDouble(), 1e-6);
        Assert.All(shares, share => Assert.Equal(joint.GetProperty("level").GetDouble(), share.Level, 1e-12));
        Assert.Contains("intervals of their primary targets are simultaneous", session.Read("out/report.md"), StringComparison.Ordinal);

        static double Odds(double share) => share / (1 - share);
    }

    [Theory]
    [InlineData("corpus")]
    [InlineData("population")]
    public void Every_method_has_intervals_that_hold_together_no_wider_than_Bonferroni_s(string generalise)
    {
        const string Methods = "human_only, ppi, ppi_tuned, dsl, confidence_driven, calibrated";
        var spec = Spec("mean(score)", "by = [branch, late]", Methods, "familywise = max_z");
        var found = Run(Rows(4), spec.Replace("generalise = population", $"generalise = {generalise}", StringComparison.Ordinal)
            .Replace("generalise = corpus", $"generalise = {generalise}", StringComparison.Ordinal));
        Assert.Equal(6 * 6, found.Count);
        Assert.All(found, cell => Assert.InRange(cell.Level, 1 - (2.2 * 0.1 / 6), 1 - (0.1 / 6)));
        Assert.All(found.GroupBy(cell => cell.Method), method => Assert.Single(method.Select(cell => cell.Level).Distinct()));
    }

    [Fact]
    public void The_largest_group_has_an_interval_around_its_own()
    {
        using var session = new CommandSession();
        Write(session, Rows(4), Spec("prevalence(mood[good])", "by = branch", "calibrated", "familywise = none\n  winner = largest"));
        var run = session.Cdi("run groups.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        var largest = Read(session).Where(cell => cell.Method == "calibrated").MaxBy(cell => cell.Point);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        var winner = result.RootElement.GetProperty("winner");
        Assert.Equal((largest?.Name, largest?.Point), (winner.GetProperty("estimand").GetString(), winner.GetProperty("point").GetDouble()));
        Assert.True(winner.GetProperty("lower").GetDouble() < largest?.Lower && winner.GetProperty("upper").GetDouble() > largest?.Upper);
        Assert.Equal(3, winner.GetProperty("among").GetArrayLength());
        Assert.Contains("although it was singled out", File.ReadAllText(Path.Combine(session.Folder, "out", "report.md")), StringComparison.Ordinal);
    }
}
