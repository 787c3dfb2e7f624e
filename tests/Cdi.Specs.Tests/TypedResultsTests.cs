using Cdi.Studies;
using Cdi.Studies.Results;
using Cdi.Testing;

namespace Cdi.Specs.Tests;

/// <summary>Typed results wrap a result of their own study and of no other.</summary>
public class TypedResultsTests : IAsyncLifetime
{
    private StudyResult? run;

    private StudyResult Result => run ?? throw new InvalidOperationException("The study was not run.");

    public async Task InitializeAsync()
    {
        var specs = Path.Combine(SharedFolder.Repository, "specs");
        var outcome = await StudyRun.ExecuteAsync(
            new Compiled.Helpdesk(), new StudyRunOptions { SpecFolder = Path.Combine(specs, "studies"), DataFolder = Path.Combine(specs, "data"),
                CacheFolder = "" });
        run = outcome.Result ?? throw new InvalidOperationException(string.Join("\n", outcome.Diagnostics));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void A_result_of_the_study_is_found_by_the_names_of_estimands_and_terms()
    {
        var results = new Compiled.Helpdesk.Results(Result);
        Assert.Same(Result, results.Everything);
        Assert.Equal(Result.Of("hedging")["hedge"], results.Hedging.Hedge);
        Assert.Equal(Result.Of("share").Primary, results.Share.Primary);
    }

    [Fact]
    public void Every_access_yields_the_same_objects()
    {
        var results = new Compiled.Helpdesk.Results(Result);
        Assert.Same(results.Hedging, results.Hedging);
        Assert.Same(results.Hedging.ByMethod, results.Hedging.ByMethod);
        Assert.Same(results.Hedging.Hedge, results.Hedging.Hedge);
    }

    [Fact]
    public void A_result_of_another_study_is_refused_with_both_names()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new Compiled.PolitenessHedge.Results(Result));
        Assert.StartsWith("The result is of study `helpdesk`, not of `politeness_hedge`.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_of_another_study_of_the_same_name_is_refused_with_both_texts()
    {
        var other = Result with { Spec = new SpecSource("helpdesk.cdi", "cdi 1\n", "0123") };
        var refusal = Assert.Throws<ArgumentException>(() => new Compiled.Helpdesk.Results(other));
        Assert.Contains("SHA-256 0123", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Result.Spec.Sha256, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_of_the_type_gives_its_results_and_stops_with_what_the_data_say()
    {
        var specs = Path.Combine(SharedFolder.Repository, "specs");
        var options = new StudyRunOptions { SpecFolder = Path.Combine(specs, "studies"), DataFolder = Path.Combine(specs, "data"), CacheFolder = "" };
        var results = await Compiled.Helpdesk.RunAsync(options);
        Assert.Equal(Result.ToJson(), results.Everything.ToJson());

        var stopped = await Assert.ThrowsAsync<StudyException>(
            () => Compiled.Helpdesk.RunAsync(new StudyRunOptions { SpecFolder = "/nowhere", CacheFolder = "" }));
        Assert.Equal("CDI9022", Assert.Single(stopped.Diagnostics).Code);
        Assert.Contains("CDI9022: ", stopped.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Compiled.Helpdesk.RunAsync(options, new CancellationToken(canceled: true)));
    }
}
