using System.Globalization;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Cli.Outlines;

/// <summary>Every decision of a study in words, defaults filled in: what <c>cdi explain</c> prints first.</summary>
internal static partial class StudyOutline
{
    /// <summary>The outline; ends with a line end.</summary>
    /// <param name="plan">What the compiler understood.</param>
    /// <param name="syntax">What the author wrote, to tell decisions from defaults.</param>
    public static string Of(StudyPlan plan, StudySyntax syntax)
    {
        var outline = new Outline(syntax);
        AddCorpus(outline, plan.Corpus);
        foreach (var outcome in plan.Outcomes) AddOutcome(outline, outcome);
        foreach (var llm in plan.Llms) AddLlm(outline, llm, plan.Outcomes.FirstOrDefault(each => each.Name == llm.Outcome));
        foreach (var human in plan.Humans) AddHuman(outline, human);
        foreach (var estimand in plan.Estimands) AddEstimand(outline, estimand);
        AddSampling(outline, plan.Sampling, plan.Corpus);
        AddInference(outline, plan);
        AddReport(outline, plan.Report);
        foreach (var monitor in plan.Monitors) AddMonitor(outline, monitor);
        foreach (var experiment in plan.Experiments) AddExperiment(outline, experiment);
        return $"study {plan.Name}\n{outline}";
    }

    private static void AddEstimand(Outline outline, EstimandPlan estimand)
    {
        outline.Section("estimand", estimand.Name, estimand.Documentation);
        outline.Text(estimand.Shown);
        var targets = estimand.Targets.Select((target, index) => target.Term + (index == estimand.Primary ? " (primary)" : ""));
        var primary = estimand.Targets[estimand.Primary];
        var interval = primary.Scale.Interval() == primary.Scale.Reported() ? "" : $", interval formed on {Choices.Scales.NameOf(primary.Scale.Interval())}";
        outline.Text($"reports {string.Join(", ", targets)}, scale {Choices.Scales.NameOf(primary.Scale.Reported())}{interval}");
        outline.Text(estimand.Llm is { } llm ? $"labels of {estimand.Human}, predictions of {llm}" : $"labels of {estimand.Human}");
        outline.Setting("absorbed", estimand.Absorbed.IsEmpty ? null : string.Join(" + ", estimand.Absorbed));
        outline.Setting("weight", estimand.Weight);
        outline.Setting("totals", estimand.Totals is { } totals ? Totals(totals) : null);
        outline.Setting("calibrate", estimand.Totals is { Kind: var kind } ? Choices.Calibrations.NameOf(kind) : null);
        outline.Setting("missing", estimand.MayLack.IsEmpty ? null : $"drop ({string.Join(", ", estimand.MayLack)})");
        outline.Setting("strata", estimand.Strata);
        outline.Setting("fpc", estimand.PopulationSize);
        outline.Setting("cluster", estimand.CrossedCluster is { } crossed ? $"[{estimand.Cluster}, {crossed}]" : estimand.Cluster);
        outline.Setting("null", estimand.Null is { } value ? Number(value) : null);
    }

    private static string Totals(PopulationTotals totals) => string.Join(", ", totals.Totals.Select(
        total => $"{total.Column ?? "texts"}{(total.Level is { } level ? $"[{level}]" : "")} = {Number(total.Value)}"));

    private static string Given(GivenLabels given, CorpusPlan corpus) => given.Outcomes.IsEmpty
        ? Column(given.Probability, corpus) ?? (given.Elsewhere ? "elsewhere" : "uniform")
        : $"[{string.Join(", ", given.Outcomes.Select(each => $"{each.Outcome} = {Column(each.Probability, corpus) ?? "uniform"}"))}]";

    private static string? Column(string? record, CorpusPlan corpus) => corpus.Probabilities.FirstOrDefault(each => each.Name == record)?.Column;

    private static void AddSampling(Outline outline, SamplingDefinition sampling, CorpusPlan corpus)
    {
        outline.Section("sampling");
        if (sampling.Given is { } given)
        {
            outline.Setting("given", Given(given, corpus));
            outline.Setting("strata", given.Strata);
            outline.Setting("cluster", given.Cluster);
            outline.Setting("together", given.Together is { } rule ? Choices.JointRules.NameOf(rule) : Column(given.JointProbability, corpus));
        }
        else
        {
            outline.Setting("budget", sampling.Budget.ToString());
            outline.Setting("burn_in", sampling.BurnIn.ToString());
            outline.Setting("rounds", Number(sampling.Rounds));
            outline.Setting("design", Choices.Designs.NameOf(sampling.Design) + (sampling.IsAuto ? " (auto)" : ""));
            if (!sampling.Strata.IsEmpty) outline.Setting("strata", List(sampling.Strata.Select(part => part.Written)));
            outline.Setting("tau", Number(sampling.Tau));
            if (!sampling.Stop.IsEmpty) outline.Setting("stop", string.Join(" and ", sampling.Stop.Select(bound => bound.Written)));
            outline.Setting("draw", Choices.Draws.NameOf(sampling.Draw));
        }

        outline.Setting("serve", List(sampling.Serve));
        outline.Setting("seed", sampling.Seed.ToString(CultureInfo.InvariantCulture));
    }

    private static void AddInference(Outline outline, StudyPlan plan)
    {
        var inference = plan.Inference;
        var methods = plan.Report.Compare.Select(compared => compared.Method).Prepend(inference.Method).Distinct().ToList();
        outline.Section("inference");
        outline.Setting("method", Choices.Methods.NameOf(inference.Method));
        outline.Setting("generalise", Choices.Populations.NameOf(inference.Generalise));
        outline.Setting("alpha", Number(inference.Alpha));
        outline.Setting("variance", Choices.Variances.NameOf(inference.Variance));
        outline.Setting("interval", Choices.Intervals.NameOf(inference.Interval));
        if (inference.Variance == VarianceEstimator.Bootstrap)
        {
            outline.Setting("replicates", Number(inference.Replicates));
            outline.Setting("refit", Choices.Refits.NameOf(inference.Refit));
        }

        if (inference.Precision != NumberPrecision.Double) outline.Setting("precision", Choices.Precisions.NameOf(inference.Precision));
        if (methods.Any(method => method.IsCalibrated()) || IsAdaptive(plan)) outline.Setting("predictor", Choices.Predictors.NameOf(inference.Predictor));
        if (!inference.PredictFrom.IsEmpty) outline.Setting("predict_from", string.Join(", ", inference.PredictFrom.Select(source => source.Written)));
        if (methods.Any(method => method.IsTuned())) outline.Setting("power_tuning", Lambda(inference));
        if (methods.Contains(MethodKind.PredictThenDebias) && inference.FixedLambda is null)
            outline.Setting("tuning", Choices.Tunings.NameOf(inference.Tuning));
        foreach (var method in methods.Where(method => method.IsPlainlyRectified()))
            outline.Text($"λ = 1 by the definition of {Choices.Methods.NameOf(method)}");
        outline.Setting("familywise", Choices.Familywise.NameOf(inference.Familywise));
        if (inference.Winner is { } winner)
        {
            outline.Setting("winner", Choices.Winners.NameOf(winner));
            outline.Setting("among", string.Join(", ", inference.Among));
        }

        if (inference.Pooling != PoolingRule.None) outline.Setting("pooling", Choices.Poolings.NameOf(inference.Pooling));
        if (inference.Calibration is { } calibration)
        {
            outline.Setting("calibrate", Choices.Calibrations.NameOf(calibration.Kind));
            outline.Setting("on", string.Join(", ", calibration.Totals.Select(total => total.Name)));
            outline.Setting("residuals", Choices.Residuals.NameOf(calibration.IsPlain ? ResidualWeights.Plain : ResidualWeights.Weighted));
        }

        outline.Setting("alternative", Choices.Alternatives.NameOf(inference.Alternative));
        foreach (var expected in inference.Expectations) outline.Text($"expect {expected.Bound.Written}");
    }

    private static bool IsAdaptive(StudyPlan plan) => plan.Report.Compare.Select(compared => compared.Design).Prepend(
        plan.Sampling.Given is null ? plan.Sampling.Design : null).Any(design => design?.IsCalibrated() ?? false);

    private static string Lambda(InferenceDefinition inference) => inference.FixedLambda switch
    {
        null => Choices.PowerTuning.NameOf(PowerTuningKind.Optimal),
        1 => Choices.PowerTuning.NameOf(PowerTuningKind.None),
        { } other => Number(other),
    };

    private static void AddReport(Outline outline, ReportDefinition report)
    {
        outline.Section("report");
        outline.Setting("title", Quoted(report.Title));
        outline.Setting("compare", List(report.Compare.Select(Comparison)));
        outline.Setting("write", List(report.Formats.Select(Choices.Formats.NameOf)));
        if (report.AlternativeTest is { } margin) outline.Setting("alternative_test", margin.ToString("R", CultureInfo.InvariantCulture));
        outline.Setting("examples", Number(report.Examples));
    }

    private static string Comparison(ComparisonDefinition comparison) =>
        Choices.Methods.NameOf(comparison.Method) + (comparison.Design is { } design ? " @ " + Choices.Designs.NameOf(design) : "");

    private static string Labels(int count) => Counted.Of(count, "label");

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string value) => "\"" + value + "\"";

    private static string List(IEnumerable<string> items) => "[" + string.Join(", ", items) + "]";
}
