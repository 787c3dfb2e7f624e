using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>All checks, in the order of their codes.</summary>
internal static class StudyChecks
{
    private static readonly IStudyCheck[] All =
    [
        new OptionCountCheck(),
        new ShownAlikeCheck(),
        new DerivationCheck(),
        new CorpusHashCheck(),
        new RowNumberKeyCheck(),
        new SourceAddressCheck(),
        new LabelFileCheck(),
        new HumanAnnotatorCheck(),
        new OneAnnotatorCheck(),
        new IdentifiabilityCheck(),
        new InterceptCheck(),
        new ScaleCheck(),
        new NullValueCheck(),
        new AgreementCheck(),
        new RaterAgreementCheck(),
        new AlternativeTestCheck(),
        new SharedSampleCheck(),
        new JointCoverageCheck(),
        new WinnerCheck(),
        new PoolingCheck(),
        new LabelCalibrationCheck(),
        new ClusterCheck(),
        new CrossedClusterCheck(),
        new SurveyDesignCheck(),
        new QuantileTypeCheck(),
        new FrequencyCheck(),
        new MissingCheck(),
        new PromptTextCheck(),
        new PromptOptionsCheck(),
        new AskedQuestionCheck(),
        new SnapshotCheck(),
        new ModelCallsCheck(),
        new LearningCheck(),
        new PanelCheck(),
        new DistributionCheck(),
        new TemperatureCheck(),
        new AnswerCountCheck(),
        new ExplainedOptionsCheck(),
        new ExamplesCheck(),
        new RespondentOptionsCheck(),
        new IndependentLabelsCheck(),
        new ConfidenceDesignCheck(),
        new LiveStudyCheck(),
        new NonresponseCheck(),
        new BudgetPriceCheck(),
        new WholeTextsCheck(),
        new BudgetCheck(),
        new UniformShareCheck(),
        new SmallestProbabilityCheck(),
        new BurnInSizeCheck(),
        new AlphaCheck(),
        new VarianceCheck(),
        new DebiasingCheck(),
        new PrecisionCheck(),
        new LabelShiftCheck(),
        new PredictionCheck(),
        new ReadNumbersCheck(),
        new SeedCheck(),
        new UniformSampleCheck(),
        new GivenCheck(),
        new GivenGroupsCheck(),
        new StrataCheck(),
        new PredictorSourcesCheck(),
        new StopCheck(),
        new MonitorCheck(),
        new TogetherCheck(),
        new EffectCheck(),
        new ExperimentCheck(),
        new CodeSizeCheck(),
    ];

    /// <summary>Runs every check.</summary>
    public static void Run(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var check in All) check.Check(study, diagnostics);
    }
}
