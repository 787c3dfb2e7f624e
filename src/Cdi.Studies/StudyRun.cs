using System.Reflection;
using Cdi.Corpus;
using Cdi.Studies.Results;
using Cdi.Studies.Running;
using Cdi.Studies.Running.Declarations;

namespace Cdi.Studies;

/// <summary>Runs a study: reads its corpus, draws its sample (or takes the labels already collected), estimates, and sums up.</summary>
/// <remarks>The result depends on spec, corpus, seed and tool version only; not on threads, machine, culture or time.</remarks>
public static class StudyRun
{
    /// <summary>Name and version of the tool, <c>cdi 0.1.0</c>, as results record it.</summary>
    public static string Tool { get; } = "cdi " + Version();

    /// <summary>Runs a study.</summary>
    /// <param name="study">The compiled study.</param>
    /// <param name="options">Where its files are, and how to run.</param>
    /// <param name="cancellationToken">Ends reading, drawing or estimating, wherever the run is.</param>
    /// <returns>A result, or the facts about the data that stopped the run. Bad data never cause an exception.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>Waits for files and addresses without a thread, and computes on one of the thread pool: the caller's is free.</remarks>
    public static Task<StudyOutcome> ExecuteAsync(IStudy study, StudyRunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(options);
        return Task.Run(() => RunAsync(study, () => StudyMaterial.ReadAsync(study.Definition, options, cancellationToken), options.Progress, cancellationToken),
            cancellationToken);
    }

    /// <summary>Runs a study on rows that the program holds instead of the file that its spec names.</summary>
    /// <param name="study">The compiled study.</param>
    /// <param name="rows">The rows; enumerated once, on a thread of the thread pool.</param>
    /// <param name="options">How to run; folders are not read.</param>
    /// <param name="cancellationToken">Ends reading, drawing or estimating, wherever the run is.</param>
    /// <returns>What a file with these rows gives, but for the hash of the corpus and the lines of rows in warnings, which memory has none of.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<StudyOutcome> ExecuteAsync(IStudy study, CorpusRows rows, StudyRunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        return Task.Run(() => RunAsync(study, () => StudyMaterial.ReadAsync(study.Definition, rows, options, cancellationToken), options.Progress,
            cancellationToken), cancellationToken);
    }

    /// <summary>Runs a study and returns its typed results: what <c>RunAsync</c> of a compiled study calls.</summary>
    /// <param name="study">The compiled study.</param>
    /// <param name="rows">The rows, or null for the file that the spec names.</param>
    /// <param name="options">Where files are, and how to run.</param>
    /// <param name="typed">Makes typed results.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    /// <exception cref="StudyException">The data stopped the run.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<TResults> ResultsAsync<TResults>(
        IStudy study, CorpusRows? rows, StudyRunOptions options, Func<StudyResult, TResults> typed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var run = rows is null ? ExecuteAsync(study, options, cancellationToken) : ExecuteAsync(study, rows, options, cancellationToken);
        return typed((await run.ConfigureAwait(false)).RequireResult());
    }

    private static async Task<StudyOutcome> RunAsync(
        IStudy study, Func<Task<StudyMaterial>> read, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        var stages = new StageReport(progress, EstimateTable.MethodsOf(study.Definition), study.Definition.Estimands, cancellation);
        try
        {
            stages.Begin($"Read corpus {study.Definition.Corpus.Name}");
            var material = await read().ConfigureAwait(false);
            return material.Obstacles.Count > 0 ? StudyOutcome.Failure(material.Obstacles) : Estimate(study, material, stages);
        }
        catch (CorpusException problem)
        {
            return StudyOutcome.Failure(problem.Diagnostics);
        }
    }

    private static StudyOutcome Estimate(IStudy study, StudyMaterial material, StageReport stages)
    {
        stages.Begin("Draw the sample");
        var findings = new DataFindings(study.Spec);
        findings.Add(RowReview.Of(material));
        findings.Add(IndependenceReview.Of(material));
        if (!SampleBook.TryDraw(material, out var samples, out var undrawn)) return StudyOutcome.Failure([undrawn]);
        material = material.Learn(samples);
        var (reviews, contradictions) = DesignReviews.Of(material, samples);
        findings.Add(contradictions);
        var estimates = new EstimateTable(material, samples);
        if (estimates.Obstacle is { } nowhere) return StudyOutcome.Failure([nowhere]);
        foreach (var (index, method) in estimates.Methods.Index().OrderBy(each => each.Item.Redrawn?.Order ?? -1))
        {
            // Methods of one sample follow each other: they share its cross-fitted predictions.
            for (var estimand = 0; estimand < study.Definition.Estimands.Count; estimand++)
            {
                stages.Begin($"Estimate {study.Definition.Estimands[estimand].Name} by {method.Estimator.Name}");
                estimates.Add(estimand, index);
                if (estimates.Obstacle is { } obstacle) return StudyOutcome.Failure([obstacle]);
            }
        }

        if (estimates.Nothing is { } nothing) return StudyOutcome.Failure([nothing]);
        estimates.SingleOut();
        stages.Begin("Compare annotators");
        var warnings = new AllowedWarnings(study.Spec, [.. findings.All, .. Warnings(material, samples, estimates)]);
        var result = Result(study, material, samples, estimates, warnings) with { DesignReviews = reviews };
        stages.End();
        return StudyOutcome.Success(result, warnings.Left);
    }

    private static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material, SampleBook samples, EstimateTable estimates) =>
    [
        .. LabelFileReview.Warnings(material),
        .. CodeReview.Warnings(material),
        .. material.ExampleWarnings,
        .. InterceptSpan.Warnings(material),
        .. SeparationRisk.Warnings(material, samples.Own),
        .. LowConfidence.Warnings(material),
        .. UnansweredTexts.Warnings(material),
        .. SilentModels.Warnings(material),
        .. RecordedDistribution.Warnings(material),
        .. ErrorByCovariate.Warnings(material, samples),
        .. InstrumentReview.Warnings(material, samples),
        .. CalibrationReview.Warnings(material, samples),
        .. AlternativeTestReview.Warnings(material, samples),
        .. MonitorReview.Warnings(material, samples),
        .. estimates.Warnings,
    ];

    private static StudyResult Result(IStudy study, StudyMaterial material, SampleBook samples, EstimateTable estimates, AllowedWarnings warnings) => new()
    {
        Definition = study.Definition,
        Spec = study.Spec,
        Tool = Tool,
        Corpus = new(material.Table.RowsRead, material.Table.Rows, material.Table.Sha256) { Dropped = material.Table.Dropped,
            IsFromMemory = material.Table.File == CorpusReader.RowsInMemory },
        Design = SampleReview.Of(samples, study.Definition.Sampling.Budget),
        Estimates = estimates.Rows,
        Warnings = [.. warnings.OfCompiler, .. warnings.Left],
        Allowances = [.. warnings.Allowances],
        Variance = estimates.Variance,
        LabelFiles = LabelFileReview.Of(material),
        Raters = RaterReview.Of(material, samples),
        AlternativeTests = AlternativeTestReview.Of(material, samples),
        Responses = SampleReview.Responses(material, samples),
        Annotators = AnnotatorReview.All(material, samples),
        Learned = material.ModelAnswers.Learned,
        Bases = material.Table.Bases,
        Absorbed = AbsorbedColumns.Found(material, samples),
        Instruments = InstrumentReview.Of(material, samples),
        Simultaneous = estimates.Simultaneous,
        Winner = estimates.Winner,
        Stopping = estimates.Stopped,
        Monitors = MonitorReview.Of(material, samples),
        Missing = MissingColumns.Found(material),
        Models = ModelWorths.Of(material, samples, estimates),
        Draws = new DrawLog(material).Of(samples),
        Examples = ExampleTexts.Of(material, samples.Own),
    };

    /// <summary>The version without the revision that builds append.</summary>
    private static string Version() =>
        typeof(StudyRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
