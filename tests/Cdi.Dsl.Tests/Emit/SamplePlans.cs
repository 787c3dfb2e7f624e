using Cdi.Dsl.Collections;
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
        EquatableArray.Create(new OutcomePlan("politeness", "Politeness", "",
            EquatableArray.Create(new OptionPlan("A", "Polite", "Most readers find it polite."), new OptionPlan("-1", "Impolite", "")), null, null)),
        EquatableArray.Create(new LlmPlan("assistant", "Assistant", "", "politeness", "model-2024-08-06", 0, Label, Confidence, true,
            ModelAnswers with { Map = EquatableArray.Create(new LabelMapping("polite", "A"), new LabelMapping("impolite", "-1")) })),
        EquatableArray.Create(new HumanPlan("crowd", "Crowd", "", "politeness", "Is it polite?", 1, 0.80m, "USD", new RecordedLabelsPlan("Human", [], null))),
        EquatableArray.Create(Hedging, Share, OddsRatio),
        new SamplingPlan(null, 500, 50, 5, DesignKind.Error, 0.1, DrawMethod.FixedSize, EquatableArray.Create("hedging", "share"), 20250501, true),
        new InferencePlan(MethodKind.Calibrated, Generalise.Corpus, 0.1, VarianceEstimator.Sandwich, PowerTuningKind.Optimal, 0, FamilywiseCorrection.None,
            Alternative.TwoSided),
        new ReportPlan("Hedging", EquatableArray.Create(new ComparisonPlan(MethodKind.HumanOnly, DesignKind.Uniform),
            new ComparisonPlan(MethodKind.LlmOnly, null)), EquatableArray.Create(ReportFormat.Html, ReportFormat.Json), 0));

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

    private static EstimandPlan Hedging => new(
        "hedging", "Hedging", "Difference in log odds.", EstimandKind.Logistic, "logistic(politeness[A] ~ 1 + hedge)", "politeness", "A", "assistant", "crowd",
        ModelLosses.Logistic(EquatableArray.Create(new LinearTerm("(Intercept)", []), new LinearTerm("hedge", EquatableArray.Create(0))),
            EquatableArray.Create("hedge")),
        EquatableArray.Create(new TargetPlan("(Intercept)", new LossExpression.Parameter(0), TargetScale.LogOdds),
            new TargetPlan("hedge", new LossExpression.Parameter(1), TargetScale.LogOdds)),
        1, null, null);

    private static EstimandPlan Share => new(
        "share", "Share", "", EstimandKind.Prevalence, "prevalence(politeness[A])", "politeness", "A", "assistant", "crowd",
        ModelLosses.Mean("share"), EquatableArray.Create(new TargetPlan("share", new LossExpression.Parameter(0), TargetScale.Proportion)), 0, null, 0.5);

    private static EstimandPlan OddsRatio => new(
        "odds", "Odds", "", EstimandKind.OddsRatio, "odds_ratio(politeness[A], hedge)", "politeness", "A", "assistant", "crowd",
        ModelLosses.GroupMeans("hedge", "otherwise", "within"),
            EquatableArray.Create(new TargetPlan("hedge", TargetExpression.LogOddsRatio.Value, TargetScale.OddsRatio)), 0, null, null);
}
