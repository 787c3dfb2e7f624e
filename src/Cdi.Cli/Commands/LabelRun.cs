using Cdi.Annotators.Engine;
using Cdi.Annotators.Providers;
using Cdi.Cli.Collecting;
using Cdi.Cli.Labelling;
using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Ledgers;
using Cdi.Ledgers.Calls;
using Cdi.Studies;
using Cdi.Studies.Definitions;
using Cdi.Studies.Texts;

namespace Cdi.Cli.Commands;

/// <summary>One <c>cdi label</c>: compile, read the corpus, ask, say what came of it.</summary>
/// <param name="environment">Where to read and write.</param>
/// <param name="interrupted">Stops before the next call; those under way are waited for.</param>
internal sealed class LabelRun(CommandEnvironment environment, CancellationToken interrupted)
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMinutes(2);

    private IReadOnlyList<ModelCalls> asked = []; // how the models of the study are asked

    /// <summary>The spec, as given.</summary>
    public required string Spec { get; init; }

    /// <summary>Folder searched for corpora, as given; null for none.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Whether calls are counted and not made.</summary>
    public bool DryRun { get; init; }

    /// <summary>Texts asked about now, at most; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Calls under way at the same time, at most.</summary>
    public int Concurrency { get; init; }

    /// <summary>Whether calls are made in batches.</summary>
    public bool Batch { get; init; }

    /// <summary>Whether batches under way are cancelled, and no call is made.</summary>
    public bool Cancel { get; init; }

    /// <summary>Whether batches are waited for.</summary>
    public bool Waits { get; init; } = true;

    /// <summary>Whether texts are asked about again whose calls the provider rejected.</summary>
    public bool Rejected { get; init; }

    /// <summary>Whether only problems are printed.</summary>
    public bool Quiet { get; init; }

    /// <summary>Asks the models.</summary>
    public async Task<ExitCode> RunAsync()
    {
        using var progress = new ProgressLine(environment, Quiet);
        var source = new StudyOfSpec(environment, Spec, progress);
        var options = source.Options(DataFolder);
        if (source.Load() is not { } study) return ExitCode.UserError;
        var models = study.Definition.Llms.Where(llm => llm is { RecordedLabel: null, Calls: not null }).ToList();
        var pupils = study.Definition.Llms.Where(llm => llm.Learning is not null).ToList();
        var panels = study.Definition.Llms.Where(llm => llm.Panel is not null).ToList();
        asked = [.. models.Select(llm => llm.Calls).OfType<ModelCalls>()];
        if (models.Count == 0 && pupils.Count == 0)
            throw new UserErrorException($"`{Spec}` asks no model.", "Leave out `recorded` in an `llm` block whose model is to be asked.");
        foreach (var pupil in pupils.Where(_ => !Quiet))
            environment.Output.WriteLine($"{pupil.Name}: asks nobody and costs nothing; it learns from {pupil.Learning?.Teacher} when `cdi run` estimates.");
        foreach (var llm in panels.Where(_ => !Quiet))
        {
            environment.Output.WriteLine($"{llm.Name}: asks nobody and costs nothing more; it is made of what "
                + $"{string.Join(", ", llm.Panel?.Members ?? [])} say when `cdi run` estimates.");
        }

        if (models.Count == 0) return ExitCode.Success;
        try
        {
            progress.Say($"Read {study.Definition.Corpus.Name}");
            var places = CorpusPlaces.ForUser(options.SpecFolder, options.DataFolder) with { CacheFolder = options.CacheFolder };
            var file = await CorpusLocator.FindAsync(study.Definition.Corpus, places, interrupted).ConfigureAwait(false);
            var table = CorpusReader.Read(study.Definition.Corpus, file, interrupted);
            var examples = await StudyExamples.ReadAsync(study.Definition, table, options, interrupted).ConfigureAwait(false);
            progress.Clear();
            var worst = ExitCode.Success;
            foreach (var llm in models)
            {
                if (examples[llm.Name] is { Finding: { } finding } shown)
                {
                    source.Print([finding]);
                    if (shown.Waiting > 0 && !DryRun) worst = ExitCode.UserError;
                    if (shown.Waiting > 0) continue;
                }

                var code = await LabelAsync(Task(study.Definition, llm, table, examples[llm.Name], options), progress).ConfigureAwait(false);
                if (code != ExitCode.Success) worst = code;
            }

            return worst;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested && !DryRun)
        {
            progress.Clear();
            throw new InterruptedException($"answers that came are on file; `cdi label {Spec}` goes on from there", interrupted);
        }
        catch (CorpusException problem)
        {
            progress.Clear();
            source.Print(problem.Diagnostics);
            return ExitCode.UserError;
        }
        catch (LedgerException problem)
        {
            progress.Clear();
            throw LedgerTrouble.Error(problem, LedgerPlace.Of(environment, Spec));
        }
    }

    private static ModelTask Task(StudyDefinition study, LlmDefinition llm, CorpusTable table, ModelExamples examples, StudyRunOptions options) => new(
        llm, study.Outcomes.First(outcome => outcome.Name == llm.Outcome), table, ModelEndpoints.HostOf(llm.Calls ?? throw new InvalidOperationException()),
        examples, OfferedVectors.Of(options.TextVectors, examples.Vectors, table, llm.Name));

    private async Task<ExitCode> LabelAsync(ModelTask task, ProgressLine progress)
    {
        var place = LedgerPlace.Of(environment, Spec);
        if (DryRun)
        {
            using var log = place.MayExist ? place.OpenLog() : null;
            await new DryRunReport(task, asked, Batch, environment.Output).PrintAsync(log, Limit, Rejected, interrupted).ConfigureAwait(false);
            return ExitCode.Success;
        }

        var result = await (Batch || Cancel ? InBatchesAsync(task, place, progress) : OneByOneAsync(task, place, progress)).ConfigureAwait(false);
        progress.Clear();
        if (!Quiet) LabelSummary.Print(task, result, environment.Output);
        if (!Quiet && Cancel && result.Stopped == StopReason.None)
            environment.Output.WriteLine($"  cancelled at the provider: {(result.Detail.Length == 0 ? "no batch was under way" : result.Detail)}");
        return LabelSummary.Verdict(task, result, Limit is not null || Cancel, place, environment);
    }

    private async Task<AnnotationResult> OneByOneAsync(ModelTask task, LedgerPlace place, ProgressLine progress)
    {
        using var provider = ModelEndpoints.Provider(task.Llm, environment, AnswerTime);
        await using var ledger = place.OpenCalls();
        var calls = task.Llm.Calls;
        return await new AnnotationRun(task, provider, ledger, new() { Concurrency = Concurrency })
        {
            Price = calls is null ? null : CallPrice.Of(calls), MaxCost = calls?.MaxCost, Models = asked, Limit = Limit, AsksRejectedAgain = Rejected,
            Progress = new LabelProgress(task, progress, calls?.Currency),
        }.RunAsync(interrupted).ConfigureAwait(false);
    }

    private async Task<AnnotationResult> InBatchesAsync(ModelTask task, LedgerPlace place, ProgressLine progress)
    {
        using var provider = ModelEndpoints.Batches(task.Llm, environment);
        await using var ledger = place.OpenCalls();
        var calls = task.Llm.Calls;
        return await new BatchRun(task, provider, ledger, new() { Waits = Waits })
        {
            Price = calls is null ? null : CallPrice.Of(calls), MaxCost = calls?.MaxCost, Models = asked, Limit = Limit, AsksRejectedAgain = Rejected,
            Cancels = Cancel, Progress = new LabelProgress(task, progress, calls?.Currency),
        }.RunAsync(interrupted).ConfigureAwait(false);
    }
}
