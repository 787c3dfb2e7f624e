using Cdi.Corpus;
using Cdi.Studies;

namespace Cdi.Hosting;

/// <summary>A study with the options of its host: what <c>services.AddCdiStudy&lt;Helpdesk&gt;()</c> registers. Safe to share between threads.</summary>
/// <typeparam name="TStudy">The compiled study.</typeparam>
/// <param name="study">The study.</param>
/// <param name="options">Where files are, and how to run.</param>
public sealed class StudyRunner<TStudy>(TStudy study, StudyRunOptions options)
    where TStudy : class, IStudy
{
    /// <summary>The study.</summary>
    public TStudy Study { get; } = study ?? throw new ArgumentNullException(nameof(study));

    /// <summary>Where files are, and how to run.</summary>
    public StudyRunOptions Options { get; } = options ?? throw new ArgumentNullException(nameof(options));

    /// <summary>Runs the study on the corpus that its spec names.</summary>
    /// <param name="cancellationToken">Ends the run early, wherever it is.</param>
    /// <returns>A result, or the facts about the data that stopped the run.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<StudyOutcome> RunAsync(CancellationToken cancellationToken = default) => StudyRun.ExecuteAsync(Study, Options, cancellationToken);

    /// <summary>Runs the study on rows of the program.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Ends the run early, wherever it is.</param>
    /// <returns>A result, or the facts about the rows that stopped the run.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<StudyOutcome> RunAsync(CorpusRows rows, CancellationToken cancellationToken = default) =>
        StudyRun.ExecuteAsync(Study, rows, Options, cancellationToken);
}
