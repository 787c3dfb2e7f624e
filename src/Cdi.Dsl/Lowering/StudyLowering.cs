using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns a model without errors into a plan: places dropped, defaults filled in.</summary>
internal static class StudyLowering
{
    private static readonly ReportFormat[] AllFormats = [ReportFormat.Html, ReportFormat.Markdown, ReportFormat.Json, ReportFormat.Csv];

    /// <summary>The plan; null where a part that a study needs is absent, or wrong beyond use.</summary>
    /// <remarks>A study whose only mistakes are outside its declarations still gets a plan, so that its types can be emitted.</remarks>
    public static StudyPlan? Lower(StudyModel study)
    {
        if (study is not { Name: not null, Corpus.Source: not null } || study.Outcomes.IsEmpty || study.Humans.IsEmpty) return null;
        if (!study.Estimands.Any(estimand => estimand.Form is not null)) return null;
        return Shape(study with { Estimands = study.Estimands.Where(estimand => estimand.Form is not null).ToEquatableArray() }, null);
    }

    /// <summary>What is known of a study that has errors, for the names of its types; null where not even its name is known.</summary>
    /// <param name="study">The model.</param>
    /// <param name="written">What the author wrote; null where no estimand is wrong.</param>
    /// <remarks>A missing corpus has no columns; an estimand that is wrong beyond use has every target that it may have been meant to have.</remarks>
    public static StudyPlan? Shape(StudyModel study, StudySyntax? written)
    {
        if (study.Name is not { } name) return null;
        var typeName = PropertyNames.OfStudy(name.Value);
        var names = new PropertyNames([typeName]);
        var outcomes = study.Outcomes.Select(outcome => AnnotatorLowering.Outcome(outcome, study.Llms, names.Next(outcome.Name))).ToEquatableArray();
        var llms = study.Llms.Where(llm => llm.Outcome is not null)
            .Select(llm => AnnotatorLowering.Llm(llm, study, names.Next(llm.Name))).ToEquatableArray();
        var humans = study.Humans.Where(human => human.Outcome is not null)
            .Select(human => AnnotatorLowering.Human(
                human, study.Outcomes.FirstOrDefault(each => each.Name == human.Outcome), names.Next(human.Name))).ToEquatableArray();
        var estimands = study.Estimands.SelectMany(estimand => Answers(study, estimand, names, written)).ToEquatableArray();
        var (sampling, inference) = (SamplingLowering.Lower(study, estimands), Inference(study, estimands));
        return new StudyPlan(
            name.Value,
            typeName,
            study.Documentation,
            Corpus(study, typeName),
            outcomes,
            llms,
            humans,
            estimands,
            sampling,
            inference,
            Report(study, name.Value),
            study.Experiments.Select(experiment => ExperimentLowering.Lower(experiment, sampling, inference)).ToEquatableArray())
        {
            Monitors = study.Monitors.Select(monitor => new MonitorDefinition(monitor.Name, monitor.Documentation, monitor.Outcome ?? "",
                monitor.By?.Value ?? "", monitor.Reference?.Value ?? 1, monitor.Detect?.Value)).ToEquatableArray(),
        };
    }

    private static CorpusPlan Corpus(StudyModel study, string typeName) =>
        (study.Corpus is { } corpus ? CorpusLowering.Lower(corpus, typeName) : NoCorpus) with
        {
            Probabilities = SamplingLowering.Probabilities(study),
        };

    private static CorpusPlan NoCorpus => new("", "", "", null, null, null, CorpusFormat.Csv, null, null, null, null, [], [], []);

    private static IEnumerable<EstimandPlan> Answers(StudyModel study, EstimandModel estimand, PropertyNames names, StudySyntax? written) =>
        estimand is { Form: { } form, Cells.IsEmpty: false }
        ? estimand.Cells.Select(cell => MissingLowering.Drop(study, estimand, form, CellLowering.Lower(study, estimand, form, cell, names)))
        : [Estimand(study, estimand, names.Next(estimand.Name), written)];

    private static EstimandPlan Estimand(StudyModel study, EstimandModel estimand, string propertyName, StudySyntax? written) => estimand.Form is { } form
        ? MissingLowering.Drop(study, estimand, form, EstimandLowering.Lower(study, estimand, form, propertyName))
        : new EstimandPlan
        {
            Name = estimand.Name,
            PropertyName = propertyName,
            Documentation = estimand.Documentation,
            Kind = EstimandKind.Mean,
            Shown = "",
            Outcome = "",
            Human = "",
            Loss = ModelLosses.Mean(estimand.Name),
            Targets = ShapeTerms.Of(written?.Blocks.FirstOrDefault(block => block.Name?.Text == estimand.Name),
                [.. (study.Corpus?.Columns ?? []).Select(column => column.Name)]),
            Primary = 0,
        };

    private static InferenceDefinition Inference(StudyModel study, EquatableArray<EstimandPlan> estimands)
    {
        var inference = study.Inference;
        var hasLlm = estimands.Any(estimand => estimand.Llm is not null);
        var hasClusters = estimands.Any(estimand => estimand.Cluster is not null);
        return new InferenceDefinition
        {
            Method = inference?.Method?.Value ?? (hasLlm ? MethodKind.Calibrated : MethodKind.HumanOnly),
            Generalise = inference?.Generalise?.Value ?? Generalise.Corpus,
            Alpha = inference?.Alpha?.Value ?? InferenceDefaults.Alpha,
            Variance = InferenceWords.Variance(inference, hasClusters),
            Interval = InferenceWords.Interval(inference),
            Replicates = inference?.Replicates?.Value ?? InferenceDefaults.Replicates,
            Refit = inference?.Refit?.Value ?? ResampleRefit.OneStep,
            Precision = inference?.Precision?.Value ?? NumberPrecision.Double,
            Predictor = inference?.Predictor?.Value ?? CalibrationModel.Ridge,
            PredictFrom = (inference?.PredictFrom ?? []).Select(source => source.Value).ToEquatableArray(),
            FixedLambda = inference?.PowerTuning?.Value is { } tuning ? FixedLambda(tuning) : null,
            Tuning = inference?.Tuning?.Value ?? TuningShape.Diagonal,
            Familywise = inference?.Familywise?.Value ?? FamilywiseCorrection.None,
            Winner = inference?.Winner?.Value,
            Among = inference?.Winner is null ? EquatableArray<string>.Empty : SamplingLowering.Answers(inference.Among?.Value, estimands),
            Pooling = inference?.Pooling?.Value ?? PoolingRule.None,
            Calibration = inference?.Calibration?.Value,
            Alternative = inference?.Alternative?.Value ?? Alternative.TwoSided,
            Expectations = (inference?.Expectations ?? []).Select(expected => expected.Value).ToEquatableArray(),
        };
    }

    private static double? FixedLambda(PowerTuningModel tuning) => tuning.Kind switch
    {
        PowerTuningKind.Optimal => null,
        PowerTuningKind.None => 1,
        PowerTuningKind.Fixed => tuning.Lambda,
    };

    private static ReportDefinition Report(StudyModel study, string name) => new()
    {
        Title = study.Report?.Title?.Value ?? name,
        Compare = study.Report?.Compare?.Select(compared => compared.Value).ToEquatableArray() ?? EquatableArray<ComparisonDefinition>.Empty,
        Formats = study.Report?.Formats ?? AllFormats.ToEquatableArray(),
        AlternativeTest = study.Report?.AlternativeTest?.Value,
        Examples = study.Report?.Examples?.Value ?? 0,
    };
}
