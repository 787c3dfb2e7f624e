using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;
using Cdi.Studies.Losses;
using Cdi.Studies.Tests.Kernels;

namespace Cdi.Studies.Tests.Studies;

/// <summary>The politeness study of the language page, as emitted code would define it.</summary>
internal static class Politeness
{
    public const string LlmLabel = "llm.assistant.recorded.label";
    public const string LlmConfidence = "llm.assistant.recorded.confidence";
    public const string HumanLabel = "human.crowd.recorded.label";

    public static string[] Options { get; } = ["A", "B"];

    public static CorpusDefinition Corpus { get; } = new()
    {
        Name = "requests",
        Source = "https://raw.githubusercontent.com/kristinagligoric/cdi-tutorial/1bcf3e0433de168293a712ed7aca2fc32a2959e7/data/politeness_dataset.csv",
        Sha256 = "559d6d5446946e4bd99900c730dd2c4c14f3ae26346f092cf0e4e2d9232e961c",
        Rows = 5480,
        Columns =
        [
            new("request", ColumnType.Text) { SourceColumn = "Text" },
            new("hedge", ColumnType.Indicator) { SourceColumn = "Feature_3", Required = true },
            new("first_person_plural", ColumnType.Indicator) { SourceColumn = "Feature_10", Required = true },
        ],
        RecordedLabels =
        [
            new(LlmLabel, "Prediction_gpt-4o", new LabelMap(Options, [new("polite", "A"), new("impolite", "B")])),
            new(HumanLabel, "Prediction_human", new LabelMap(Options, [new("1", "A"), new("0", "B")])),
        ],
        RecordedNumbers = [new(LlmConfidence, "Confidence_gpt-4o", 0, 1)],
    };

    public static EstimandDefinition Hedging { get; } = new()
    {
        Name = "hedging",
        Documentation = "Difference in the log odds of being read as polite, hedged against not hedged.",
        Kind = EstimandKind.Logistic,
        Shown = "logistic(politeness[A] ~ 1 + hedge), coefficient(hedge)",
        LossText = Loss().Written,
        SymbolicLoss = Loss,
        Outcome = "politeness",
        Event = "A",
        Llm = "assistant",
        Human = "crowd",
        Estimator = new MEstimator<LogisticKernel<One>>(),
        Parameters = ["(Intercept)", "hedge"],
        Columns = ["hedge"],
        Targets = [Target.Coefficient(0, "(Intercept)", Scale.LogOdds, 2), Target.Coefficient(1, "hedge", Scale.LogOdds, 2)],
        Primary = 1,
    };

    public static EstimandDefinition Share { get; } = new()
    {
        Name = "share",
        Documentation = "Share of polite requests.",
        Kind = EstimandKind.Prevalence,
        Shown = "prevalence(politeness[A])",
        Outcome = "politeness",
        Event = "A",
        Llm = "assistant",
        Human = "crowd",
        Estimator = new MEstimator<MeanKernel>(),
        Parameters = ["share"],
        Columns = [],
        Targets = [Target.Coefficient(0, "share", Scale.Proportion, 1)],
        Primary = 0,
    };

    public static StudyDefinition Definition { get; } = new()
    {
        Name = "politeness_hedge",
        Documentation = "Does hedging (\"I think\", \"perhaps\") make a request read as more polite?\nData: Gligorić, Zrnic, Lee, Candès and Jurafsky "
            + "(2024), politeness study.",
        Corpus = Corpus,
        Outcomes = [new() { Name = "politeness", Options = [new("A", "Polite"), new("B", "Impolite")] }],
        Llms =
        [
            new()
            {
                Name = "assistant",
                Outcome = "politeness",
                Model = "gpt-4o-2024-08-06",
                Temperature = 0,
                LabelPrompt = "Would most readers find this request polite? Answer with one letter.\n{options}\n\nRequest: {request}",
                ConfidencePrompt = "A reader judged the request below as {label}. Give the probability, from 0 to 1,\nthat most readers would agree. "
                    + "Answer with the number only.\n\nRequest: {request}",
                AnnotateOnFailure = true,
                RecordedLabel = LlmLabel,
                RecordedConfidence = LlmConfidence,
            },
        ],
        Humans =
        [
            new() { Name = "crowd", Outcome = "politeness", Question = "Is this request polite?", RewardAmount = 0.80m, RewardCurrency = "USD",
                RecordedLabel = HumanLabel },
        ],
        Estimands = [Hedging, Share],
        Sampling = new()
        {
            Budget = new(500),
            BurnIn = new(50),
            Rounds = 5,
            Design = DesignKind.Error,
            Tau = 0.1,
            Serve = ["hedging", "share"],
            Seed = 20250501,
        },
        Inference = new() { Method = MethodKind.Calibrated, Generalise = Generalise.Corpus, Alpha = 0.1 },
        Report = new()
        {
            Title = "Hedging and perceived politeness",
            Compare =
            [
                new(MethodKind.HumanOnly, DesignKind.Uniform),
                new(MethodKind.LlmOnly),
                new(MethodKind.Ppi, DesignKind.Uniform),
                new(MethodKind.PpiTuned, DesignKind.Uniform),
                new(MethodKind.ConfidenceDriven, DesignKind.Confidence),
            ],
            Formats = [ReportFormat.Html, ReportFormat.Markdown, ReportFormat.Json],
        },
    };

    private static LossDefinition Loss() => new(
        LossExpression.Log1pExp(new LossExpression.Index(0)) - (LossExpression.AnnotatedValue * new LossExpression.Index(0)),
        [new("eta", new LossExpression.Parameter(0) + (new LossExpression.Parameter(1) * new LossExpression.Column(0)))],
        ["(Intercept)", "hedge"],
        ["hedge"]);
}
