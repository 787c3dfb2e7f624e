using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Emit;

/// <summary>Plans as lowering would make them.</summary>
internal static class SamplePlans
{
    private static readonly RecordedLabelsPlan ModelAnswers = new(
        "Prediction", EquatableArray.Create(new LabelMapping("polite", "A"), new LabelMapping("impolite", "B")), "Confidence");

    /// <summary>Two options, two columns, a logistic model, a prevalence and an odds ratio.</summary>
    public static StudyPlan Politeness { get; } = new(
        "politeness_hedge",
        "PolitenessHedge",
        "Does hedging read as polite?\nOne \"quoted\" line & a <tag>.",
        new CorpusPlan("requests", "Requests on two sites.", "requests.csv", null, 5480, null, CorpusFormat.Csv, null, null, null, null,
            EquatableArray.Create("", "NA"), EquatableArray.Create(
            new ConditionPlan("year", RowComparison.AtLeast, EquatableArray.Create("2010"), "year >= 2010")), EquatableArray.Create(
            new ColumnPlan("request", "Request", "What was asked.", ColumnType.Text, "Text", [], null, null, []),
            new ColumnPlan("hedge", "Hedge", "", ColumnType.Indicator, null, [], null,
                new LexiconMatchPlan("request", EquatableArray.Create("I think", "perhaps"), WordMatch.WholeWord), []),
            new ColumnPlan("year", "Year", "", ColumnType.Number, "Year", [], null, null, []),
            new ColumnPlan("key", "Key", "Collides with the key of the row.", ColumnType.Ordered, "key", EquatableArray.Create("low", "high"), null, null,
                []))),
        EquatableArray.Create(new OutcomeDefinition
        {
            Name = "politeness",
            PropertyName = "Politeness",
            Options = EquatableArray.Create(
                new OptionDefinition("A", "Polite") { Documentation = "Most readers find it polite." }, new OptionDefinition("-1", "Impolite")),
        }),
        EquatableArray.Create(new LlmPlan("assistant", "Assistant", "", "politeness", "model-2024-08-06", 0, Label, Confidence, true,
            ModelAnswers with { Map = EquatableArray.Create(new LabelMapping("polite", "A"), new LabelMapping("impolite", "-1")) })),
        EquatableArray.Create(new HumanDefinition
        {
            Name = "crowd",
            PropertyName = "Crowd",
            Outcome = "politeness",
            Question = "Is it polite?",
            RewardAmount = 0.80m,
            RewardCurrency = "USD",
            RecordedLabel = "human.crowd.recorded.label",
            Recorded = new RecordedLabelsPlan("Human", [], null),
        }),
        EquatableArray.Create(Hedging, Share, OddsRatio),
        new SamplingDefinition
        {
            Budget = new(500),
            BurnIn = new(50),
            Rounds = 5,
            Design = DesignKind.Error,
            Serve = EquatableArray.Create("hedging", "share"),
            Seed = 20250501,
        },
        new InferenceDefinition { Method = MethodKind.Calibrated, Generalise = Generalise.Corpus, Alpha = 0.1 },
        new ReportDefinition
        {
            Title = "Hedging",
            Compare = EquatableArray.Create(
                new ComparisonDefinition(MethodKind.HumanOnly, DesignKind.Uniform), new ComparisonDefinition(MethodKind.LlmOnly)),
            Formats = EquatableArray.Create(ReportFormat.Html, ReportFormat.Json),
        },
        []);

    private static PromptPlan Label => new(EquatableArray.Create(
        new PromptPiece(PromptPieceKind.Literal, "Is this polite {now}?\n", null),
        new PromptPiece(PromptPieceKind.Options, "", null),
        new PromptPiece(PromptPieceKind.Literal, "\nWritten in ", null),
        new PromptPiece(PromptPieceKind.Column, "year", "0"),
        new PromptPiece(PromptPieceKind.Literal, ": ", null),
        new PromptPiece(PromptPieceKind.Column, "request", null)));

    private static PromptPlan Confidence => new(EquatableArray.Create(
        new PromptPiece(PromptPieceKind.Literal, "Judged ", null),
        new PromptPiece(PromptPieceKind.Label, "", null),
        new PromptPiece(PromptPieceKind.Literal, ".", null)));

    private static EstimandPlan Hedging => new()
    {
        Name = "hedging",
        PropertyName = "Hedging",
        Documentation = "Difference in log odds.",
        Kind = EstimandKind.Logistic,
        Shown = "logistic(politeness[A] ~ 1 + hedge)",
        Outcome = "politeness",
        Event = "A",
        Llm = "assistant",
        Human = "crowd",
        Loss = ModelLosses.Logistic(EquatableArray.Create(new LinearTerm("(Intercept)", []), new LinearTerm("hedge", EquatableArray.Create(0))),
            EquatableArray.Create("hedge")),
        Targets = EquatableArray.Create(new TargetPlan("(Intercept)", new LossExpression.Parameter(0), TargetScale.LogOdds),
            new TargetPlan("hedge", new LossExpression.Parameter(1), TargetScale.LogOdds)),
        Primary = 1,
    };

    private static EstimandPlan Share => Hedging with
    {
        Name = "share",
        PropertyName = "Share",
        Documentation = "",
        Kind = EstimandKind.Prevalence,
        Shown = "prevalence(politeness[A])",
        Loss = ModelLosses.Mean("share"),
        Targets = EquatableArray.Create(new TargetPlan("share", new LossExpression.Parameter(0), TargetScale.Proportion)),
        Primary = 0,
        Null = 0.5,
    };

    private static EstimandPlan OddsRatio => Hedging with
    {
        Name = "odds",
        PropertyName = "Odds",
        Documentation = "",
        Kind = EstimandKind.OddsRatio,
        Shown = "odds_ratio(politeness[A], hedge)",
        Loss = ModelLosses.GroupMeans("hedge", "otherwise", "within"),
        Targets = EquatableArray.Create(new TargetPlan("hedge", TargetExpression.LogOddsRatio.Value, TargetScale.OddsRatio)),
        Primary = 0,
    };
}
