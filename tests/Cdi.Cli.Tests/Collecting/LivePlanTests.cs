using System.Text.Json;

namespace Cdi.Cli.Tests.Collecting;

/// <summary><c>cdi plan</c> of a study whose labels are being collected: by the rounds that are closed.</summary>
public sealed class LivePlanTests
{
    [Fact]
    public void Before_a_round_is_closed_there_is_nothing_to_go_by()
    {
        using var live = new LiveSession();
        Assert.Contains("error CDI9124: Nobody has been asked yet", live.Cdi("plan study.cdi").Error, StringComparison.Ordinal);
        live.Cdi("next study.cdi");
        live.FillIn("study-round-1.csv", most: 5);
        live.Cdi("import study.cdi study-round-1.csv");
        var plan = live.Cdi("plan study.cdi");
        Assert.Equal(ExitCode.UserError, plan.Code);
        Assert.Contains("error CDI9124: The sample is not complete", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_burn_in_it_forecasts_from_what_is_answered_whether_the_next_round_is_open_or_not()
    {
        using var live = new LiveSession();
        live.Cdi("next study.cdi");
        live.FillIn("study-round-1.csv");
        live.Cdi("import study.cdi study-round-1.csv");
        var plan = live.Cdi("plan study.cdi --labels 16,40,80");
        Assert.True(plan.Code == ExitCode.Success, plan.ToString());
        Assert.Contains("asked: forecast from 16 labels of 120 texts\n", plan.Output, StringComparison.Ordinal);
        Assert.Contains("It goes by the rounds that are closed", plan.Output, StringComparison.Ordinal);
        live.Cdi("next study.cdi");
        live.FillIn("study-round-2.csv", most: 4);
        live.Cdi("import study.cdi study-round-2.csv");
        Assert.Equal(plan.Output, live.Cdi("plan study.cdi --labels 16,40,80").Output);

        // Complete, it is the plan of the study with its labels recorded.
        live.Complete();
        var whole = live.Cdi("plan study.cdi --labels 40,80").Output;
        Assert.Contains("forecast from 40 labels", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("rounds that are closed", whole, StringComparison.Ordinal);
        live.Session.Write("recorded.cdi", LiveSession.Spec(recorded: true));
        Assert.Equal(whole, live.Cdi("plan recorded.cdi --labels 40,80").Output);
    }

    [Fact]
    public void The_burn_in_forecasts_what_a_uniform_sample_of_its_size_has()
    {
        using var live = new LiveSession();
        live.Session.Write("study.cdi", LiveSession.Spec().Replace("budget = 40 labels", "budget = 80 labels", StringComparison.Ordinal)
            .Replace("burn_in = 16", "burn_in = 40", StringComparison.Ordinal).Replace("method = calibrated", "method = human_only", StringComparison.Ordinal));
        live.Cdi("next study.cdi");
        live.FillIn("study-round-1.csv");
        live.Cdi("import study.cdi study-round-1.csv");
        using var plan = JsonDocument.Parse(live.Cdi("plan study.cdi --labels 40 --format json").Output);
        Assert.Equal(40, plan.RootElement.GetProperty("labels").GetInt32());
        var said = plan.RootElement.GetProperty("terms")[0].GetProperty("standard_error").GetDouble();

        // A third of the texts are so: of 40 labels of 120 texts the share p̂ has √(p̂(1 − p̂)/39 · (1 − 40/120)), p̂ between .2 and .5;
        // of 60 texts, to which the first round has come, it would have (1 − 40/60) there.
        Assert.InRange(said, Math.Sqrt(0.2 * 0.8 / 39 * 2 / 3) - 1e-9, Math.Sqrt(0.25 / 39 * 2 / 3) + 1e-9);
    }

    // The finite-sample rule states of a population, too, what so few labels carry; a draw that is stated without it would seem to add nothing.
    [Fact]
    public void About_a_population_more_labels_than_those_of_a_burn_in_bring_something()
    {
        using var live = new LiveSession();
        live.Session.Write("study.cdi", LiveSession.Spec().Replace("generalise = corpus", "generalise = population", StringComparison.Ordinal));
        live.Cdi("next study.cdi");
        live.FillIn("study-round-1.csv");
        live.Cdi("import study.cdi study-round-1.csv");
        using var plan = JsonDocument.Parse(live.Cdi("plan study.cdi --labels 16,40 --format json").Output);
        double[] errors = [.. plan.RootElement.GetProperty("terms")[0].GetProperty("forecasts").EnumerateArray()
            .Select(each => each.GetProperty("standard_error").GetDouble())];
        Assert.InRange(errors[1] / errors[0], 0.5, 0.9);
    }
}
