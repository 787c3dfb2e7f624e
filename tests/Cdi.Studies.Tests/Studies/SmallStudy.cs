using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;
using Cdi.Studies.Tests.Kernels;

namespace Cdi.Studies.Tests.Studies;

/// <summary>Studies of a <see cref="SmallCorpus"/>.</summary>
internal static class SmallStudy
{
    public const string HumanLabel = "human.readers.recorded.label";
    public const string ModelLabel = "llm.model.recorded.label";
    public const string Confidence = "llm.model.recorded.confidence";
    public const string Probability = "sampling.given";

    private static readonly LabelMap Map = new(["A", "B"], [new("1", "A"), new("0", "B")]);

    public static EstimandDefinition Slope { get; } = Logistic<One>("slope", "x");

    public static EstimandDefinition Share { get; } = Politeness.Share with { Outcome = "tone", Llm = "model", Human = "readers",
        Shown = "prevalence(tone[A])" };

    /// <summary>A study whose labels were collected before, by a uniform draw.</summary>
    public static StudyDefinition Given { get; } = new()
    {
        Name = "small",
        Corpus = new()
        {
            Name = "texts",
            Source = SmallCorpus.FileName,
            Key = "id",
            Columns =
            [
                new("id", ColumnType.Id), new("text", ColumnType.Text), new("x", ColumnType.Number) { Required = true },
                    new("w", ColumnType.Number) { Required = true },
            ],
            RecordedLabels = [new(ModelLabel, "model", Map), new(HumanLabel, "human", Map)],
            RecordedNumbers = [new(Confidence, "confidence", 0, 1), new(Probability, "p", 0, 1)],
        },
        Outcomes = [new() { Name = "tone", Options = [new("A", "Polite"), new("B", "Rude")] }],
        Llms = [new() { Name = "model", Outcome = "tone", RecordedLabel = ModelLabel, RecordedConfidence = Confidence, AnnotateOnFailure = true }],
        Humans = [new() { Name = "readers", Outcome = "tone", Question = "Is it polite?", RecordedLabel = HumanLabel }],
        Estimands = [Slope, Share],
        Sampling = new() { Given = new(null), Seed = 7 },
        Inference = new() { Generalise = Generalise.Corpus, Alpha = 0.1 },
        Report = new() { Title = "A small study", Formats = [ReportFormat.Json], Compare = [new(MethodKind.HumanOnly), new(MethodKind.LlmOnly)] },
    };

    /// <summary>A study that replays a fully labelled corpus.</summary>
    public static StudyDefinition Replay { get; } = Given with
    {
        Sampling = new() { Budget = new(120), BurnIn = new(30), Rounds = 3, Design = DesignKind.Error, Seed = 7, Serve = ["slope", "share"] },
        Report = Given.Report with { Compare = [new(MethodKind.HumanOnly, DesignKind.Uniform), new(MethodKind.LlmOnly),
            new(MethodKind.ConfidenceDriven, DesignKind.Confidence)] },
    };

    /// <summary>A logistic regression of the tone on columns.</summary>
    public static EstimandDefinition Logistic<TCount>(string name, params string[] columns)
        where TCount : struct, ICovariateCount => new()
        {
            Name = name,
            Kind = EstimandKind.Logistic,
            Shown = $"logistic(tone[A] ~ 1 + {string.Join(" + ", columns)}), coefficient({columns[0]})",
            Outcome = "tone",
            Event = "A",
            Llm = "model",
            Human = "readers",
            Estimator = new MEstimator<LogisticKernel<TCount>>(),
            Parameters = ["(Intercept)", .. columns],
            Columns = columns,
            Targets =
            [
                Target.Coefficient(0, "(Intercept)", Scale.LogOdds, columns.Length + 1),
                .. columns.Select((column, index) => Target.Coefficient(index + 1, column, Scale.LogOdds, columns.Length + 1)),
            ],
            Primary = 1,
        };

    /// <summary>Runs a study on rows.</summary>
    public static async Task<StudyOutcome> Run(
        StudyDefinition study, IEnumerable<SmallRow> rows, Func<StudyRunOptions, StudyRunOptions>? change = null, CancellationToken cancellation = default)
    {
        using var corpus = new SmallCorpus(rows);
        var options = new StudyRunOptions { SpecFolder = corpus.Folder };
        return await StudyRun.ExecuteAsync(new HandMadeStudy(study), change?.Invoke(options) ?? options, cancellation);
    }

    /// <summary>Runs a study that must have a result.</summary>
    public static async Task<Results.StudyResult> Result(StudyDefinition study, IEnumerable<SmallRow> rows, Func<StudyRunOptions,
        StudyRunOptions>? change = null)
    {
        var outcome = await Run(study, rows, change);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Diagnostics.Select(each => $"{each.Code} {each.Message}")));
        return outcome.Result;
    }
}
