using System.Collections.Immutable;
using Cdi.Corpus;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.Learning;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;
using Cdi.Studies.Texts;

namespace Cdi.Studies.Running;

/// <summary>Makes the statistical problem of a study from its corpus.</summary>
/// <param name="study">The study.</param>
/// <param name="table">Its corpus.</param>
/// <param name="execution">How passes are carried out.</param>
/// <param name="models">What models say.</param>
/// <param name="examples">Texts that prompts show.</param>
/// <param name="texts">Components of texts, which predictors read.</param>
/// <param name="named">Models that an estimand may name beside those that are used; null for those of the study.</param>
internal sealed partial class ProblemBuilder(
    StudyDefinition study, CorpusTable table, PassExecution execution, IModelAnswers models, ExampleRows examples,
    TextComponents texts, IReadOnlyList<LlmDefinition>? named = null)
{
    private readonly List<VariableSource> sources = [];
    private readonly List<AnnotatedVariable> variables = [];
    private readonly List<ReadOnlyMemory<double>> labels = [];
    private readonly List<ReadOnlyMemory<bool>> divided = [];
    private LabelCalibration? calibration;

    /// <summary>Builds the problem.</summary>
    /// <exception cref="CorpusException">A model has no recorded answers.</exception>
    public StudyMaterial Build()
    {
        var estimands = study.Estimands.Select(Estimand).ToList();
        var keys = new RowKey[table.Rows];
        for (var row = 0; row < keys.Length; row++)
        {
            if (row % RowBlock.MaximumCount == 0) execution.Cancellation.ThrowIfCancellationRequested();
            keys[row] = RowKey.FromText(table.Key(row));
        }

        var problem = Problem(keys, estimands);
        return new(study, table, problem, Humans(), sources, models) { Examples = examples, Texts = texts, Models = [.. Models(problem)] };
    }

    /// <summary>The problem; where a model has learnt from the sample, with the answers that know no label of each fold.</summary>
    private StudyProblem Problem(RowKey[] keys, List<StudyEstimand> estimands)
    {
        var (predictors, plain) = new PredictorValues(study with { Llms = [.. named ?? study.Llms] }, table, texts, Said).All();
        LearnedAnswers?[] learned = [.. sources.Select(source => source.Llm is { } llm ? models.Of(llm, source.Outcome).Folded : null)];
        return new(keys, variables, estimands, predictors)
        {
            Examples = examples.Every,
            Identities = Identities(keys),
            Strata = StratumCodes.Of(study.Sampling.Strata, table, Said),
            Predictor = study.Inference.Predictor,
            PlainPredictors = plain,
            Learners = [.. sources.Select((source, index) => source.Llm is { } llm ? models.LearnerOf(llm, source.Outcome, index) : null)
                .OfType<LearningAnnotator>()],
            Folded = learned.FirstOrDefault(each => each is not null) is { } any
                ? new(any.Folds, [.. any.WithoutFold.Select((_, fold) => Without(fold))]) : null,
        };

        StudyProblem Without(int fold) => new(keys, [.. variables.Select((variable, index) => learned[index]?.WithoutFold[fold] is { } said
            ? Annotated(sources[index].Outcome, new(said.Labels, said.Confidence, 0, -1)) : variable)], estimands, predictors)
        {
            Examples = examples.Every, Identities = Identities(keys), Predictor = study.Inference.Predictor,
            PlainPredictors = plain,
        };
    }

    // Texts that one row stands for share a fold: they follow each other, the first with copy 0.
    private RowKey[] Identities(RowKey[] keys)
    {
        if (study.Corpus.Frequency is null) return keys;
        var identities = (RowKey[])keys.Clone();
        for (var row = 0; row < identities.Length; row++)
        {
            if (table.CopyOf(row) > 0) identities[row] = identities[row - 1];
        }

        return identities;
    }

    /// <summary>The models of outcomes that are estimated and have answers, in the order of the spec: one that learns from people has none before a
    /// sample.</summary>
    private IEnumerable<ModelMaterial> Models(StudyProblem problem)
    {
        foreach (var llm in study.Llms.Where(llm => sources.Any(source => source.Outcome.Name == llm.Outcome)))
        {
            var answers = models.Of(llm, sources.First(source => source.Outcome.Name == llm.Outcome).Outcome);
            if (answers.Labels.IsEmpty && llm.Learning is not null) continue;
            var used = sources.Any(source => source.Llm == llm) ? problem
                : new ProblemBuilder(Using(llm), table, execution, models, examples, texts, named ?? study.Llms).Build().Problem;
            yield return new(llm, used, answers.Cost, answers.Answers);
        }
    }

    /// <summary>The study with another model in the place of that which it names, and no further ones.</summary>
    private StudyDefinition Using(LlmDefinition llm) => study with
    {
        Llms = [.. study.Llms.Where(each => each == llm || (each.Outcome != llm.Outcome && sources.Any(source => source.Llm == each)))],
        Estimands = [.. study.Estimands.Select(estimand => estimand.Using(llm))],
    };

    private HumanAnnotations Humans() =>
        study.IsLive ? new HumanAnnotations.OfLedger([]) : new HumanAnnotations.OfColumns(new RecordedAnnotations([.. labels])
        {
            CannotSay = divided.TrueForAll(each => each.IsEmpty) ? [] : [.. divided],
        });

    private StudyEstimand Estimand(EstimandDefinition estimand)
    {
        FunctionReview.Require(estimand, table);
        WeightReview.Require(estimand, table);
        var features = Features(estimand);
        ImmutableArray<int> said = [.. estimand.Said.Select(variable => features.Variables[variable])];
        var whole = estimand.Estimator.Under(execution);
        var clusters = estimand.Cluster is { } cluster ? ClusterCodes.Of(table, cluster) : [];
        if (InstrumentedModel.Of(estimand, table) is { } model) return Instrumented(estimand, model.Columns(features.Count), features, clusters);
        var effects = estimand.Absorbed.IsEmpty ? null : AbsorbedColumns.Of(table, estimand);
        var covariates = Columns(estimand, said, effects is null ? 0 : whole.ParameterCount);
        if (estimand.Kind.IsCustom()) KernelReview.Require(estimand, covariates, table.File);
        var targets = Targets(estimand, table.Rows);
        return new(estimand.Name, effects is null ? whole : AbsorbedEffects.Slopes(whole), covariates, features, targets, estimand.Primary)
        {
            Absorbed = effects,
            Said = said,
            IsOfColumns = !estimand.Ratings.IsEmpty,
            Total = estimand.PerLabel is null ? null : Rated(estimand).Total(),
            Compared = estimand.Ratings.IsEmpty ? default : Rated(estimand).Compared(),
            LabelsWeigh = estimand.Kind.IsAgreement(),
            RowWeights = RowWeights.Of(estimand, table, covariates),
            HasAnnotatedRegressor = !estimand.Features.IsEmpty,
            Quantile = estimand.Quantile,
            RegressionLevel = estimand.RegressionLevel,
            QuantileType = estimand.QuantileType,
            Start = estimand.Start.IsEmpty ? Thresholds.Start(estimand, Outcome(estimand.Outcome).Options.Count) : estimand.Start.ToArray(),
            Likelihood = TakenForTrue(estimand),
            IsTotal = estimand.Kind == EstimandKind.Total,
            Clusters = clusters,
            Survey = SurveyColumns.Of(estimand, table, clusters),
            Calibration = calibration ??= CalibratedColumns.Of(study.Inference, table),
            Crossed = Crossed(estimand),
            Extended = ExtendedModel.IsAsked(study) ? ExtendedModel.Of(estimand, features.Variables.Select(RecordOf), table) : null,
        };
    }

    private string RecordOf(int variable) =>
        sources[variable].Human.RecordedLabel ?? throw new InvalidOperationException("The compiler lets recorded labels alone be read with more digits.");

    private StudyEstimand Instrumented(EstimandDefinition estimand, InstrumentedColumns columns, FeatureMap features, int[] clusters) => new(
        estimand.Name, columns.Estimator(execution), columns.Covariates, features, Targets(estimand, table.Rows), estimand.Primary)
    {
        Instruments = columns,
        RowWeights = RowWeights.Of(estimand, table),
        HasAnnotatedRegressor = !estimand.Features.IsEmpty,
        Likelihood = new Likelihood(estimand.Kind.HasDispersion(), estimand.Features.IsEmpty),
        Clusters = clusters,
        Survey = SurveyColumns.Of(estimand, table, clusters),
        Calibration = calibration ??= CalibratedColumns.Of(study.Inference, table),
        Crossed = Crossed(estimand),
    };

    private CrossedClusters? Crossed(EstimandDefinition estimand) => estimand is { Cluster: { } first, CrossedCluster: { } second }
        ? CrossedClusters.Of(ClusterCodes.Of(table, first), ClusterCodes.Of(table, second)) : null;

    // Of an author's own loss the outcome that is expected is known where that is a distance of squares.
    private static Likelihood? TakenForTrue(EstimandDefinition estimand) =>
        estimand.Kind.IsCustom() ? new Likelihood(estimand.Kind.HasDispersion(), estimand.Kind == EstimandKind.CustomSquares)
        : estimand.Kind.IsRegression() ? new Likelihood(estimand.Kind.HasDispersion(), estimand.Features.IsEmpty) : null;

    private static IReadOnlyList<Target> Targets(EstimandDefinition estimand, int rows)
    {
        if (estimand.Kind != EstimandKind.Total)
        {
            return estimand.Null is { } value
                ? [.. estimand.Targets.Select((target, index) => index == estimand.Primary ? target with { Null = value } : target)] : estimand.Targets;
        }

        // The mean of which it is a multiple; that of an event is a share where every text counts once.
        var isShare = estimand is { Event: not null, WeightColumn: null } && estimand.Cell is null or { Levels.Count: 0 };
        return [.. estimand.Targets.Select(target =>
            Target.Coefficient(0, target.Term, isShare ? Scale.Proportion : Scale.Mean, 1) with { Null = estimand.Null / rows })];
    }

    private FeatureMap Features(EstimandDefinition estimand)
    {
        var read = estimand.Inputs().Select(each => (Outcome: Outcome(each.Outcome), Variable: Variable(each))).ToList();
        if (!estimand.Ratings.IsEmpty)
        {
            var classes = Math.Max(1, read[0].Outcome.Options.Count);
            return FeatureMap.Joint([read[0].Variable], [classes], [.. Enumerable.Repeat(1.0, classes)], 1);
        }

        if (estimand.Features.IsEmpty) return new EstimandLabel(read[0].Outcome, estimand.Event).FeaturesOf(read[0].Variable);
        var products = FeatureMap.Products([.. read.Select(each => each.Variable)], [.. read.Select(each => each.Outcome.Options.Count)],
            [.. estimand.Features.Select(feature => feature.Factors.Select(factor => (factor.Variable, Class(read[factor.Variable].Outcome, factor.Option))))],
            [.. estimand.Features.Where(feature => feature.By is not null).Select(feature => feature.By == SaidBy.Model)]);

        // With more digits numbers are counted from the mean of the labels themselves.
        return NumberOrigins.Matter(estimand.Kind) && !ExtendedModel.IsAsked(study)
            ? products.CountedFrom([.. read.Select(each =>
                NumberOrigins.Of(Given(each.Variable), variables[each.Variable], each.Outcome))])
            : products;
    }

    private ReadOnlyMemory<double> Given(int variable) => study.Sampling.Given is not null && variable < labels.Count ? labels[variable] : default;

    private static int? Class(OutcomeDefinition outcome, string? option) =>
        option is null ? null : outcome.Options.ToList().FindIndex(each => each.Key == option);

    private OutcomeDefinition Outcome(string name) => study.Outcomes.First(outcome => outcome.Name == name);

    private int Variable(AnnotatedInput input)
    {
        var outcome = Outcome(input.Outcome);
        var source = new VariableSource(
            outcome,
            study.Humans.First(human => human.Name == input.Human),
            input.Llm is { } name ? study.Llms.First(llm => llm.Name == name) : null);
        var index = sources.IndexOf(source);
        if (index >= 0) return index;
        sources.Add(source);
        if (source.Human.RecordedLabel is { } record)
        {
            labels.Add(RecordedCodes.Of(table, outcome, record));
            divided.Add(RecordedCodes.Unlabelled(table, record));
        }

        variables.Add(Annotated(source));
        return sources.Count - 1;
    }

    private AnnotatedVariable Annotated(VariableSource source) =>
        Annotated(source.Outcome, source.Llm is { } llm ? models.Of(llm, source.Outcome) : new(default, default, 0, -1));

    private AnnotatedVariable Annotated(OutcomeDefinition outcome, ModelLabels said) => outcome.IsNumeric
        ? AnnotatedVariable.OfNumber(outcome.Name, table.Rows, said.Labels, said.Confidence)
        : said.Probabilities.IsEmpty ? AnnotatedVariable.OfClasses(outcome.Name, outcome.Options.Count, table.Rows, said.Labels, said.Confidence)
        : AnnotatedVariable.OfProbabilities(outcome.Name, outcome.Options.Count, table.Rows, said.Probabilities, said.Confidence);
}
