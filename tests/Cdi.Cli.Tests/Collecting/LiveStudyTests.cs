using System.Globalization;

namespace Cdi.Cli.Tests.Collecting;

/// <summary>How far a live study is, what its ledger binds, and what becomes of texts of which nobody can say what they are.</summary>
public sealed class LiveStudyTests
{
    [Fact]
    public void A_run_before_the_sample_is_complete_says_what_is_missing()
    {
        using var live = new LiveSession();
        Assert.Contains("error CDI9124: Nobody has been asked yet", live.Cdi("run study.cdi").Error, StringComparison.Ordinal);
        Assert.False(live.Session.Exists("study.ledger"));
        live.Cdi("next study.cdi");
        var run = live.Cdi("run study.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("The sample is not complete: 16 texts asked in 1 round, 0 answered, 40 in the budget.", run.Error, StringComparison.Ordinal);
        Assert.False(live.Session.Exists("study-report"));
    }

    [Fact]
    public void Status_shows_rounds_budget_cost_agreement_and_the_next_command()
    {
        using var live = new LiveSession();
        Assert.Contains("next: cdi next study.cdi", live.Cdi("status study.cdi").Output, StringComparison.Ordinal);
        live.Cdi("next study.cdi");
        live.FillIn("study-round-1.csv");
        live.Cdi("import study.cdi study-round-1.csv");
        live.Cdi("next study.cdi");
        var status = live.Cdi("status study.cdi").Output;
        Assert.Contains("asked: 28 of 40 labels asked", status, StringComparison.Ordinal);
        Assert.Matches(@"\n  1 burn-in\s+48\s+16\s+16\s+0\s+0\n", status);
        Assert.Matches(@"\n  2\s+36\s+12\s+0\s+0\s+12\n", status);
        Assert.Contains("budget: 12 of 40 labels left", status, StringComparison.Ordinal);
        Assert.Contains("cost: 4.00 EUR for answers so far, 10.00 for the budget", status, StringComparison.Ordinal);
        Assert.Matches(@"agreement, closed rounds: reader and people on `answer`, 16 texts: [0-9.]+ % \[[0-9.]+, [0-9.]+\]", status);
        Assert.Contains("next: cdi import study.cdi FILE", status, StringComparison.Ordinal);
        live.Complete();
        Assert.Contains("next: cdi run study.cdi", live.Cdi("status study.cdi").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("question = \"Is it so?\"", "question = \"Is it not?\"", "human.people.question")]
    [InlineData("N = \"Not so\"", "N = \"Otherwise\"", "outcome.answer")]
    [InlineData("budget = 40 labels", "budget = 50 labels", "sampling.budget")]
    [InlineData("tau = 0.3", "tau = 0.4", "sampling.tau")]
    [InlineData("seed = 11", "seed = 12", "sampling.seed")]
    [InlineData("design = error", "design = leverage", "sampling.design")]
    [InlineData("target = prevalence(answer[Y])", "target = prevalence(answer[N])", "estimand.share")]
    public void What_a_draw_rests_on_may_not_change(string before, string after, string named)
    {
        using var live = new LiveSession();
        live.Cdi("next study.cdi");
        live.Session.Write("study.cdi", LiveSession.Spec().Replace(before, after, StringComparison.Ordinal));
        foreach (var command in new[] { "next", "status", "run" })
        {
            var run = live.Cdi($"{command} study.cdi");
            Assert.True(run.Code == ExitCode.UserError, run.ToString());
            Assert.Contains($"error CDI9123: The labels of this ledger were collected for another study: `{named}` was `", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Another_corpus_may_not_take_the_place_of_the_first()
    {
        using var live = new LiveSession();
        live.Cdi("next study.cdi");
        live.Session.Write("data.csv", live.Corpus.Replace("Text 5,", "Text five,", StringComparison.Ordinal));
        Assert.Contains("CDI9123: The labels of this ledger were collected for another study: `corpus.sha256` was `",
            live.Cdi("status study.cdi").Error, StringComparison.Ordinal);
        live.Session.Write("data.csv", live.Corpus.Replace("k005", "k505", StringComparison.Ordinal));
        Assert.Contains("CDI9123", live.Cdi("status study.cdi").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_level_and_further_estimands_may_change_and_the_draw_goes_on_as_it_began()
    {
        using var live = new LiveSession();
        using var same = new LiveSession();
        same.Complete();
        live.Cdi("next study.cdi");
        live.Session.Write("study.cdi", LiveSession.Spec(alpha: "0.05") + "\nestimand gap {\n  target = difference(prevalence(answer[Y]), long)\n}\n"
            + "\nreport {\n  title = \"Later\"\n  compare = [human_only]\n}\n");
        live.Complete();
        Assert.Contains("added later, so that no text is drawn for it: gap", live.Cdi("status study.cdi").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, live.Cdi("run study.cdi --quiet").Code);
        Assert.Equal(ExitCode.Success, same.Cdi("run study.cdi --quiet").Code);
        Assert.Equal(same.Session.Read("study-report/draws.csv"), live.Session.Read("study-report/draws.csv"));
    }

    [Fact]
    public void Bounds_hold_the_estimate_under_any_answers_of_those_who_cannot_say()
    {
        using var live = new LiveSession();
        live.Session.Write("study.cdi", LiveSession.Spec(human: "  nonresponse = bounds\n", design: "uniform"));
        live.Complete(Silent);
        Assert.Equal(ExitCode.Success, live.Cdi("run study.cdi --quiet").Code);
        var ends = new[] { "Y", "N" }.Select(answer =>
        {
            // A uniform draw learns nothing, so that it draws the same texts.
            using var other = new LiveSession();
            other.Session.Write("study.cdi", LiveSession.Spec(design: "uniform"));
            other.Complete(key => Silent(key) is null ? null : answer);
            other.Cdi("run study.cdi --quiet");
            return Interval(other);
        }).ToList();
        Assert.Equal((ends.Min(end => end.Lower), ends.Max(end => end.Upper)), Interval(live));
        Assert.True(ends[0].Lower > ends[1].Lower);
        Assert.Contains("\"nonresponse\": \"bounds\"", live.Session.Read("study-report/result.json"), StringComparison.Ordinal);
        Assert.Contains("they could not say what they are: intervals run from", live.Session.Read("study-report/report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_are_printed_with_their_assumption_and_no_text_is_dropped()
    {
        using var live = new LiveSession();
        live.Session.Write("study.cdi", LiveSession.Spec(human: "  nonresponse = weights\n"));
        live.Complete(Silent);
        Assert.Equal(ExitCode.Success, live.Cdi("run study.cdi --quiet").Code);
        var report = live.Session.Read("study-report/report.md");
        Assert.Contains("Within a round of the draw, whether people can say what a text is does not depend on what it is", report, StringComparison.Ordinal);
        Assert.Contains("by weights over the share answered", report, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_for_texts_without_a_label_is_a_label_like_any_other()
    {
        using var live = new LiveSession();
        live.Session.Write("study.cdi", LiveSession.Spec(human: "  nonresponse = option\n").Replace(
            "  N = \"Not so\"\n", "  N = \"Not so\"\n  U = \"Cannot say\"\n", StringComparison.Ordinal));
        live.Complete(Silent);
        var run = live.Cdi("run study.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.DoesNotContain("cannot_say", live.Session.Read("study-report/result.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("next study.cdi")]
    [InlineData("status study.cdi")]
    [InlineData("import study.cdi data.csv")]
    public void A_study_with_recorded_labels_has_nothing_to_collect(string command)
    {
        using var live = new LiveSession();
        live.Session.Write("study.cdi", LiveSession.Spec(recorded: true));
        Assert.Contains("CDI9126", live.Cdi(command).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("next study.cdi --out round.xlsx", "is to end with `.xlsx`")]
    [InlineData("next study.cdi --out round.csv --format jsonl", "disagree")]
    [InlineData("next study.cdi --out nowhere/round.csv", "There is no folder")]
    public void A_name_that_does_not_fit_is_refused(string command, string message)
    {
        using var live = new LiveSession();
        var run = live.Cdi(command);
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_a_person_has_filled_in_is_not_overwritten()
    {
        using var live = new LiveSession();
        live.Cdi("next study.cdi");
        live.FillIn("study-round-1.csv", most: 2);
        var filled = live.Session.Read("study-round-1.csv");
        Assert.Contains("CDI9131", live.Cdi("next study.cdi").Error, StringComparison.Ordinal);
        Assert.Equal(filled, live.Session.Read("study-round-1.csv"));
    }

    private static string? Silent(string key) => int.Parse(key[1..], CultureInfo.InvariantCulture) % 9 == 0 ? "Cannot say" : null;

    private static (double Lower, double Upper) Interval(LiveSession live)
    {
        var estimate = System.Text.Json.JsonDocument.Parse(live.Session.Read("study-report/result.json")).RootElement.GetProperty("estimates")[0];
        return (estimate.GetProperty("lower").GetDouble(), estimate.GetProperty("upper").GetDouble());
    }
}
