using Cdi.Corpus;
using Cdi.Hosting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Tests.Studies;
using Microsoft.Extensions.DependencyInjection;

namespace Cdi.Studies.Tests;

/// <summary>Studies among the services of a host.</summary>
public sealed class HostingTests
{
    [Fact]
    public async Task A_registered_study_runs_with_the_options_of_its_registration()
    {
        using var corpus = new SmallCorpus(SmallCorpus.Rows(200));
        using var provider = new ServiceCollection().AddCdiStudy<GivenStudy>(new StudyRunOptions { SpecFolder = corpus.Folder }).BuildServiceProvider();
        var runner = provider.GetRequiredService<StudyRunner<GivenStudy>>();

        var expected = await StudyRun.ExecuteAsync(new GivenStudy(), new StudyRunOptions { SpecFolder = corpus.Folder });
        Assert.Equal(expected.RequireResult().ToJson(), (await runner.RunAsync()).RequireResult().ToJson());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runner.RunAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Studies_are_found_by_their_type_and_all_together_and_are_one_object()
    {
        using var provider = new ServiceCollection().AddCdiStudy<GivenStudy>().AddCdiStudy<ReplayStudy>().AddCdiStudy<GivenStudy>().BuildServiceProvider();
        Assert.Equal([typeof(GivenStudy), typeof(ReplayStudy)], provider.GetServices<IStudy>().Select(study => study.GetType()));
        Assert.Same(provider.GetRequiredService<GivenStudy>(), provider.GetServices<IStudy>().First());
        Assert.Same(provider.GetRequiredService<GivenStudy>(), provider.GetRequiredService<StudyRunner<GivenStudy>>().Study);
    }

    [Fact]
    public void Options_are_those_of_the_later_registration_else_registered_ones_else_the_current_folder()
    {
        var (first, second, shared) = (new StudyRunOptions { SpecFolder = "first" }, new StudyRunOptions { SpecFolder = "second" },
            new StudyRunOptions { SpecFolder = "shared" });
        Assert.Same(second, Options(new ServiceCollection().AddCdiStudy<GivenStudy>(first).AddCdiStudy<GivenStudy>(second)));
        Assert.Same(shared, Options(new ServiceCollection().AddSingleton(shared).AddCdiStudy<GivenStudy>()));
        Assert.Equal(".", Options(new ServiceCollection().AddCdiStudy<GivenStudy>()).SpecFolder);
    }

    private static StudyRunOptions Options(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<StudyRunner<GivenStudy>>().Options;
    }

    private sealed class GivenStudy : IStudy
    {
        public StudyDefinition Definition => SmallStudy.Given;

        public SpecSource Spec => new HandMadeStudy(SmallStudy.Given).Spec;
    }

    private sealed class ReplayStudy : IStudy
    {
        public StudyDefinition Definition => SmallStudy.Replay;

        public SpecSource Spec => new HandMadeStudy(SmallStudy.Replay).Spec;
    }
}
