using Cdi.Dsl.Units;

namespace Cdi.Dsl.Vocabulary;

/// <summary>The words that settings choose from.</summary>
public static partial class Choices
{
    private const string UseMajority = "Use `majority`: the option that most annotators gave, and no label where several have the most.";
    private const string UseFile = "Use `file`; `cdi next` writes the texts to a file that a person fills in, and `cdi import` reads it.";

    /// <summary>Estimators, as <c>method</c> and <c>compare</c> name them.</summary>
    public static ChoiceTable<MethodKind> Methods { get; } = new("a method",
        [.. MethodKinds.All.Select(method => new Choice<MethodKind>(method.Word(), method))]);

    /// <summary>Designs that can be drawn; <c>auto</c> stands for null.</summary>
    public static ChoiceTable<DesignKind?> Designs { get; } = new("a design",
        [new("auto", null), .. DesignKinds.All.Select(design => new Choice<DesignKind?>(design.Word(), design))]);

    /// <summary>What an interval speaks about.</summary>
    public static ChoiceTable<Generalise> Populations { get; } = new("a target of inference",
        [new("corpus", Generalise.Corpus), new("population", Generalise.Population)]);

    /// <summary>Whether the number of labels is exact.</summary>
    public static ChoiceTable<DrawMethod> Draws { get; } = new("a draw",
        [new("fixed", DrawMethod.FixedSize), new("poisson", DrawMethod.Poisson)]);

    /// <summary>Variances. <c>cr1</c> is written <c>cluster</c> where the compiler writes it.</summary>
    public static ChoiceTable<VarianceEstimator> Variances { get; } = new("a variance",
        [
            new("sandwich", VarianceEstimator.Sandwich),
            new("cluster", VarianceEstimator.ClusterCR1),
            new("model", VarianceEstimator.Model),
            new("quasi", VarianceEstimator.Quasi),
            new("iid", VarianceEstimator.QuantileAlike),
            new("nid", VarianceEstimator.QuantileQuotients),
            new("ker", VarianceEstimator.QuantileKernel),
            new("hc0", VarianceEstimator.HC0),
            new("hc1", VarianceEstimator.HC1),
            new("hc2", VarianceEstimator.HC2),
            new("hc3", VarianceEstimator.HC3),
            new("cr0", VarianceEstimator.ClusterCR0),
            new("cr1", VarianceEstimator.ClusterCR1),
            new("cr1s", VarianceEstimator.ClusterCR1S),
            new("cr1s_nested", VarianceEstimator.ClusterCR1SNested),
            new("cr2", VarianceEstimator.ClusterCR2),
            new("bootstrap", VarianceEstimator.Bootstrap),
            new("two_phase", VarianceEstimator.TwoPhase),
            new("two_phase_full", VarianceEstimator.TwoPhaseFull),
        ]);

    /// <summary>Rules for intervals.</summary>
    public static ChoiceTable<IntervalRule> Intervals { get; } = new("a rule for intervals",
        [
            new("finite_sample", IntervalRule.FiniteSample),
            new("wald", IntervalRule.Wald),
            new("test_inversion", IntervalRule.TestInversion),
            new("percentile", IntervalRule.Percentile),
            new("basic", IntervalRule.Basic),
            new("bca", IntervalRule.BiasCorrected),
            new("studentised", IntervalRule.Studentised),
        ]);

    /// <summary>How draws of several outcomes hang together.</summary>
    public static ChoiceTable<JointRule> JointRules { get; } = new("a rule for draws of several outcomes",
        [new("independent", JointRule.Independent), new("nested", JointRule.Nested)]);

    /// <summary>How weights are calibrated to totals of the population.</summary>
    public static ChoiceTable<CalibrationKind> Calibrations { get; } = new("a way to calibrate weights",
        [new("linear", CalibrationKind.Linear), new("raking", CalibrationKind.Raking)]);

    /// <summary>Weights of residuals of calibrated labels.</summary>
    public static ChoiceTable<ResidualWeights> Residuals { get; } = new("a weight of residuals",
        [new("weighted", ResidualWeights.Weighted), new("plain", ResidualWeights.Plain)]);

    /// <summary>How resampled equations are solved.</summary>
    public static ChoiceTable<ResampleRefit> Refits { get; } = new("a way to solve resampled equations",
        [new("one_step", ResampleRefit.OneStep), new("full", ResampleRefit.Full)]);

    /// <summary>With how many digits estimates are computed.</summary>
    public static ChoiceTable<NumberPrecision> Precisions { get; } = new("a precision",
        [new("double", NumberPrecision.Double), new("extended", NumberPrecision.Extended)]);

    /// <summary>What predicts labels out of fold.</summary>
    public static ChoiceTable<CalibrationModel> Predictors { get; } = new("a predictor",
        [
            new("ridge", CalibrationModel.Ridge), new("isotonic", CalibrationModel.Isotonic), new("boosted_trees", CalibrationModel.BoostedTrees),
            new("auto", CalibrationModel.Auto),
        ]);

    /// <summary>Ways to choose λ by name.</summary>
    public static ChoiceTable<PowerTuningKind> PowerTuning { get; } = new("a power tuning",
        [new("optimal", PowerTuningKind.Optimal), new("none", PowerTuningKind.None)]);

    /// <summary>Corrections over several estimands.</summary>
    public static ChoiceTable<FamilywiseCorrection> Familywise { get; } = new("a familywise correction",
        [
            new("none", FamilywiseCorrection.None), new("bonferroni", FamilywiseCorrection.Bonferroni), new("holm", FamilywiseCorrection.Holm),
            new("max_z", FamilywiseCorrection.MaximumZ),
        ]);

    /// <summary>What groups say of each other.</summary>
    public static ChoiceTable<TuningShape> Tunings { get; } = new("a shape of Ω",
        [new("diagonal", TuningShape.Diagonal), new("full", TuningShape.Full)]);

    /// <summary>What groups say of each other.</summary>
    public static ChoiceTable<PoolingRule> Poolings { get; } = new("a pooling", [new("none", PoolingRule.None), new("partial", PoolingRule.Partial)]);

    /// <summary>Which estimate is singled out.</summary>
    public static ChoiceTable<WinnerRule> Winners { get; } = new("a winner", [new("largest", WinnerRule.Largest), new("smallest", WinnerRule.Smallest)]);

    /// <summary>Sidedness of intervals and tests.</summary>
    public static ChoiceTable<Alternative> Alternatives { get; } = new("an alternative",
        [new("two_sided", Alternative.TwoSided), new("larger", Alternative.Larger), new("smaller", Alternative.Smaller)]);

    /// <summary>Kinds of report file.</summary>
    public static ChoiceTable<ReportFormat> Formats { get; } = new("a format",
        [
            new("html", ReportFormat.Html), new("markdown", ReportFormat.Markdown), new("json", ReportFormat.Json), new("csv", ReportFormat.Csv),
            new("tex", ReportFormat.Tex), new("docx", ReportFormat.Docx),
        ]);

    /// <summary>Kinds of corpus file.</summary>
    public static ChoiceTable<CorpusFormat> CorpusFormats { get; } = new("a file format",
        [new("csv", CorpusFormat.Csv), new("tsv", CorpusFormat.Tsv), new("jsonl", CorpusFormat.Jsonl), new("xlsx", CorpusFormat.Xlsx)]);

    /// <summary>What quotation marks in a file mean.</summary>
    public static ChoiceTable<Quoting> Quotes { get; } = new("a use of quotation marks",
        [new("double", Quoting.Double), new("none", Quoting.None)]);

    /// <summary>Types of columns.</summary>
    public static ChoiceTable<ColumnType> ColumnTypes { get; } = new("a column type",
        [
                new("text", ColumnType.Text),
            new("indicator", ColumnType.Indicator),
            new("number", ColumnType.Number),
            new("count", ColumnType.Count),
            new("factor", ColumnType.Factor),
            new("ordered", ColumnType.Ordered),
            new("date", ColumnType.Date),
            new("image", ColumnType.Image),
            new("id", ColumnType.Id)
        ]);

    /// <summary>What happens to a text that the model does not answer; true where a human annotates it.</summary>
    public static ChoiceTable<bool> OnFailure { get; } = new("a way to handle failures", [new("annotate", true)]);

    /// <summary>Orders of the options in a prompt.</summary>
    public static ChoiceTable<OptionOrder> OptionOrders { get; } = new("an order of the options",
        [new("given", OptionOrder.Given), new("rotated", OptionOrder.Rotated), new("every", OptionOrder.Every)]);

    /// <summary>Which texts of a corpus an experiment replays; true for those alone that people labelled.</summary>
    public static ChoiceTable<bool> ReplayedTexts { get; } = new("texts to replay", [new("all", false), new("labelled", true)]);

    /// <summary>What methods use of a model's answers; true for the probabilities of all options.</summary>
    public static ChoiceTable<bool> Answers { get; } = new("an answer", [new("label", false), new("distribution", true)]);

    /// <summary>Yes or no.</summary>
    public static ChoiceTable<bool> YesOrNo { get; } = new("yes or no", [new("yes", true), new("no", false)]);

    /// <summary>How people are asked; true for a file that they fill in.</summary>
    public static ChoiceTable<bool> Collections { get; } = new("a way to collect labels",
        [new("file", true)],
        new Word("page", UseFile), new Word("prolific", UseFile), new Word("mturk", UseFile), new Word("qualtrics", UseFile));

    /// <summary>What becomes of texts of which a person cannot say what they are.</summary>
    public static ChoiceTable<Nonresponse> Nonresponses { get; } = new("a way to treat texts without a label",
        [new("option", Nonresponse.Option), new("bounds", Nonresponse.Bounds), new("weights", Nonresponse.Weights)]);

    /// <summary>How several labels of one text become one.</summary>
    public static ChoiceTable<LabelAggregate> Aggregates { get; } = new("a way to make one label of several",
        [new("majority", LabelAggregate.Majority), new("first", LabelAggregate.First), new("mean", LabelAggregate.Mean), new("median", LabelAggregate.Median)],
        new Word("dawid_skene", UseMajority), new Word("mace", UseMajority), new Word("distribution", UseMajority));

    /// <summary>How lexicon words are matched.</summary>
    public static ChoiceTable<WordMatch> Matches { get; } = new("a way to match",
        [new("whole_word", WordMatch.WholeWord), new("substring", WordMatch.Substring)]);

    /// <summary>How much disagreements count in κ.</summary>
    public static ChoiceTable<KappaWeights> KappaWeightings { get; } = new("weights of disagreements",
        [new("plain", KappaWeights.Plain), new("linear", KappaWeights.Linear), new("quadratic", KappaWeights.Quadratic)]);

    /// <summary>What the scale of labels can tell, in Krippendorff's α.</summary>
    public static ChoiceTable<RatingLevel> RatingLevels { get; } = new("a level of measurement",
        [
            new("nominal", RatingLevel.Nominal), new("ordinal", RatingLevel.Ordinal), new("interval", RatingLevel.Interval), new("ratio", RatingLevel.Ratio),
        ]);

    /// <summary>Scales on which a quantity is reported.</summary>
    public static ChoiceTable<ScaleKind> Scales { get; } = new("a scale",
        [
            new("mean", ScaleKind.Mean),
            new("coefficient", ScaleKind.Coefficient),
            new("proportion", ScaleKind.Proportion),
            new("difference", ScaleKind.Difference),
            new("log_odds", ScaleKind.LogOdds),
            new("log_rate", ScaleKind.LogRate),
            new("log", ScaleKind.Log),
            new("ratio", ScaleKind.Ratio),
            new("variance", ScaleKind.Variance),
            new("standard_deviation", ScaleKind.StandardDeviation),
            new("correlation", ScaleKind.Correlation),
            new("quantile", ScaleKind.Quantile),
            new("total", ScaleKind.Total),
        ]);

    /// <summary>What many draws are measured by.</summary>
    public static ChoiceTable<MeasureKind> Measures { get; } = new("a measure",
        [.. MeasureKinds.All.Select(measure => new Choice<MeasureKind>(measure.Word(), measure))]);

    /// <summary>What an estimate is expected by.</summary>
    public static ChoiceTable<EstimateMeasure> EstimateMeasures { get; } = new("a number of an estimate",
        [.. Vocabulary.EstimateMeasures.All.Select(measure => new Choice<EstimateMeasure>(measure.Word(), measure))]);

    /// <summary>Units that some setting of this version takes.</summary>
    public static IReadOnlyList<string> TakenUnits =>
        [.. Units.Choices.Where(unit => unit.Value is UnitKind.Labels or UnitKind.Texts or UnitKind.Calls or UnitKind.Money).Select(unit => unit.Name)];

    /// <summary>Units, the closed list.</summary>
    public static ChoiceTable<UnitKind> Units { get; } = new("a unit",
        [
                new("label", UnitKind.Labels),
            new("labels", UnitKind.Labels),
            new("text", UnitKind.Texts),
            new("texts", UnitKind.Texts),
            new("trial", UnitKind.Trials),
            new("trials", UnitKind.Trials),
            new("call", UnitKind.Calls),
            new("calls", UnitKind.Calls),
            new("h", UnitKind.Time),
            new("min", UnitKind.Time),
            new("days", UnitKind.Time),
            new("USD", UnitKind.Money),
            new("EUR", UnitKind.Money),
            new("GBP", UnitKind.Money),
            new("%", UnitKind.Percent)
        ]);
}
