using static Cdi.Cli.Tests.Findings.CheckedModels;

namespace Cdi.Cli.Tests.Findings;

/// <summary>What a model says takes part in the checks of draws and of independence wherever its answers come from, whichever model estimates use.</summary>
public sealed class ModelAnswerCheckTests
{
    private static bool IsDrawn(int row) => Has(row, "drawn", 0.25);

    private static bool Guess(int row, double right) => Has(row, "right", right) ? IsPolite(row) : !IsPolite(row);

    [Fact]
    public void Imported_answers_that_equal_the_humans_are_refused_and_a_reason_passes_them()
    {
        using var session = Session(Asked("bot"), "", IsDrawn, _ => "");
        var run = RunImported(session, "bot", row => IsDrawn(row) ? IsPolite(row) : Guess(row, 0.8));
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9030: The labels of `bot` equal those of `people` in all ", run.Error);
        Assert.Contains("If its answers were read from a file that people's labels went into, take those that it gave.", run.Error);
        session.Write("study.cdi", session.Read("study.cdi").Replace("llm bot {", "llm bot { // allow CDI9030: an oracle, to test the pipeline",
            StringComparison.Ordinal));
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi --quiet --out out").Code);
    }

    [Fact]
    public void Texts_chosen_by_imported_answers_are_refused()
    {
        using var session = Session(Asked("bot"), "", row => Has(row, "drawn", Guess(row, 0.8) ? 0.4 : 0.1), _ => "");
        var run = RunImported(session, "bot", row => Guess(row, 0.8));
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9028", run.Error);
        Assert.Contains("`bot says A` holds for ", run.Error);
    }

    [Fact]
    public void Lawful_imported_answers_are_not_accused()
    {
        using var session = Session(Asked("bot"), "", IsDrawn, _ => "");
        var run = RunImported(session, "bot", row => Guess(row, 0.8));
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.DoesNotContain("CDI9028", run.Error);
        Assert.DoesNotContain("CDI9030", run.Error);
        Assert.Contains("| bot says A |", session.Read("out/report.md"));
    }

    [Fact]
    public void A_model_that_learns_from_people_is_no_variable_of_the_texts()
    {
        using var session = Session(
            Recorded("bot", "model") + "llm pupil {\n  outcome = tone\n  model = \"embedded:ngram\"\n  learn_from = people\n}\n",
            ",model", IsDrawn, row => "," + Letter(Guess(row, 0.8)), "  llm = pupil");
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.DoesNotContain("CDI9030", run.Error);
        Assert.Contains("| bot says A |", session.Read("out/report.md"));
        Assert.DoesNotContain("| pupil says A |", session.Read("out/report.md"));
    }

    [Fact]
    public void Texts_chosen_by_a_model_that_no_estimate_uses_are_refused()
    {
        using var session = Session(Recorded("bot", "m1") + Recorded("second", "m2"), ",m1,m2",
            row => Has(row, "drawn", Guess(row, 0.8) ? 0.4 : 0.1),
            row => $",{Letter(Has(row, "first", 0.55) ? IsPolite(row) : !IsPolite(row))},{Letter(Guess(row, 0.8))}", "  llm = bot");
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("`second says A` holds for ", run.Error);
    }

    [Fact]
    public void A_model_that_no_estimate_uses_may_have_answered_labelled_texts_only()
    {
        using var session = Session(Recorded("bot", "m1") + Recorded("second", "m2"), ",m1,m2", IsDrawn,
            row => $",{Letter(Has(row, "first", 0.7) ? IsPolite(row) : !IsPolite(row))},{(IsDrawn(row) ? Letter(Guess(row, 0.8)) : "")}", "  llm = bot");
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.DoesNotContain("second answered", session.Read("out/report.md"));
    }
}
