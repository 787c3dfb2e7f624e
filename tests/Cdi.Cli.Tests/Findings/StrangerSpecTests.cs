namespace Cdi.Cli.Tests.Findings;

/// <summary>What a stranger writes into a spec that is nearly right: the answer names a way that exists.</summary>
public sealed class StrangerSpecTests
{
    private const string Hedge = "  hedge: indicator from hedge\n";

    [Fact]
    public void Missing_may_stand_on_either_side_of_a_comparison() =>
        Assert.Equal(ExitCode.Success, Check(spec => spec.Replace(Hedge, "  keep = missing != party\n" + Hedge + "  party: factor from party\n")).Code);

    [Fact]
    public void A_range_whose_ends_are_exchanged_is_told_so() =>
        Assert.Contains("hint: It is compared with a range whose lower end stands first, `2012..2018`.",
            Check(spec => spec.Replace(Hedge, "  keep = year in 2018..2012\n" + Hedge + "  year: count from year\n")).ToString());

    [Theory]
    [InlineData("factor", "party == \"level\"")]
    [InlineData("count", "party >= 1")]
    public void A_column_of_several_groups_is_told_how_to_make_two_of_them(string type, string condition) =>
        Assert.Contains($"hint: Declare one in the corpus: `group: indicator = {condition}`.", Check(spec => spec.Replace(Hedge, Hedge
            + $"  party: {type} from party\n").Replace("prevalence(tone[A])", "difference(prevalence(tone[A]), party)")).ToString());

    [Fact]
    public void A_factor_among_regressors_is_told_how_its_levels_are_declared() =>
        Assert.Contains("hint: Declare them, the first as reference: `party: factor(\"…\", \"…\") from …`.",
            Check(spec => spec.Replace(Hedge, Hedge + "  party: factor from party\n").Replace("~ 1 + hedge", "~ 1 + hedge + party")).ToString());

    [Fact]
    public void The_way_to_a_share_of_each_group_compiles()
    {
        var said = Check(spec => spec.Replace("prevalence(tone[A])", "prevalence(tone[A]) by hedge"));
        Assert.Contains("`model = linear(outcome[option] ~ 0 + a + b)` and `target = coefficient(a)`", said.ToString());
        var way = Check(spec => spec.Replace(Hedge, Hedge + "  plain: indicator = hedge == 0\n").Replace(
            "target = prevalence(tone[A])", "model = linear(tone[A] ~ 0 + hedge + plain)\n  target = coefficient(hedge)"));
        Assert.Equal(ExitCode.Success, way.Code);
    }

    [Fact]
    public void An_outcome_without_options_is_one_mistake()
    {
        var said = Check(spec => spec.Replace("  A = \"Polite\"\n  B = \"Rude\"\n", "").Replace("tone[A]", "tone"));
        Assert.Contains("CDI2006", said.ToString());
        Assert.DoesNotContain("CDI3001", said.ToString());
    }

    [Fact]
    public void Kinds_of_outcomes_that_do_not_run_are_not_proposed() =>
        Assert.Contains("hint: Known: ordered, number.", Check(spec => spec.Replace("outcome tone {", "outcome tone count {")).ToString());

    [Fact]
    public void A_single_letter_is_near_to_no_other() =>
        Assert.DoesNotContain("earest", Check(spec => spec.Replace("target = coefficient(hedge)", "target = coefficient(z)").Replace(
            "~ 1 + hedge", "~ 1 + hedge + x")
            .Replace(Hedge, Hedge + "  x: number from x\n")).ToString());

    private static Transcript Check(Func<string, string> edit)
    {
        using var session = new CommandSession();
        session.Write("study.cdi", edit(Manners.Spec));
        return session.Cdi("check study.cdi");
    }
}
