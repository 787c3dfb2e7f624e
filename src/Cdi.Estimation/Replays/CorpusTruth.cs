using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Replays;

/// <summary>The values of an estimand's targets on the fully labelled corpus, and what labels are worth for each.</summary>
internal sealed class CorpusTruth
{
    private CorpusTruth(double[] values, LabelWorth[] worths) => (Values, Worths) = (values, worths);

    /// <summary>One per target, on the reported scale.</summary>
    public double[] Values { get; }

    /// <summary>One per target, on the scale of the target's function.</summary>
    public LabelWorth[] Worths { get; }

    /// <summary>Computes the truth of one estimand.</summary>
    /// <returns>Null where there is none; <paramref name="failure"/> then says why.</returns>
    public static CorpusTruth? Find(StudyProblem problem, RecordedAnnotations labels, int estimand, out ReplayFailure? failure)
    {
        var asked = problem.Estimands[estimand];
        failure = asked.Features.Variables.Select(variable => Unknown(labels, variable)).FirstOrDefault(unknown => unknown is not null);
        if (failure is not null) return null;
        var options = EstimationOptions.For(EstimationMethod.HumanOnly, Generalise.Population, 0.5);
        var outcome = asked is { Quantile: not null } or { RegressionLevel: not null } or { IsTotal: true }
            ? new StudyEstimation(problem, 0).Estimate(estimand, GivenSample.Census(labels), EstimationMethod.HumanOnly, options)
            : OfEveryRow(asked, labels, options);
        failure = outcome is SolveFailure reason ? new ReplayFailure.TruthUnavailable(estimand, reason) : null;
        if (outcome is not RectifiedFit fit) return null;
        var clustered = asked.ClusterOf is null ? null : OfClusters(problem, labels, estimand);
        return new([.. fit.Targets.Select(target => target.Point)], [.. fit.Targets.Select((_, index) => WorthOf(asked, fit, clustered, labels.Rows, index))]);
    }

    // The variance of rows that are whole clusters, every one labelled; null where the corpus has too few clusters for one.
    private static RectifiedFit? OfClusters(StudyProblem problem, RecordedAnnotations labels, int estimand)
    {
        var estimation = new StudyEstimation(problem, 0);
        var inference = new InferenceSettings(Generalise.Population, 0.5) { Variance = VarianceEstimator.ClusterCR1, Interval = IntervalRule.Wald };
        var options = estimation.OptionsFor(estimand, EstimationMethod.HumanOnly, inference);
        return estimation.Estimate(estimand, GivenSample.Census(labels), EstimationMethod.HumanOnly, options) as RectifiedFit;
    }

    // Averages over rows have a variance beside that of what labels say.
    private static LabelWorth WorthOf(StudyEstimand asked, RectifiedFit fit, RectifiedFit? clustered, int rows, int index)
    {
        var (alone, isAverage) = (VarianceOf(fit.Targets[index]), asked.Targets[index].Averages is { IsSampled: true });
        double? whole = asked.ClusterOf is not null ? clustered is null ? double.NaN : VarianceOf(clustered.Targets[index]) : isAverage ? alone : null;
        return new(isAverage ? fit.Targets[index].VariancePerRow ?? double.NaN : rows * alone, whole, rows);
    }

    private static EstimationOutcome OfEveryRow(StudyEstimand asked, RecordedAnnotations labels, EstimationOptions options)
    {
        var (everyRow, certain, features) = (new bool[labels.Rows], new double[labels.Rows], new double[(long)asked.Features.Count * labels.Rows]);
        everyRow.AsSpan().Fill(true);
        certain.AsSpan().Fill(1);
        asked.Features.Fill([.. Enumerable.Range(0, labels.Variables).Select(labels.Of)], features);
        var sample = new RectifiedSample(features, default, everyRow, certain, SampleDraw.Poisson) { Map = asked.Features };
        var rows = asked.Said.IsEmpty ? asked.Bind() : asked.Bind(GivenSample.Census(labels).ToLabelled());
        return new RectifiedEstimator(asked.Estimator, asked.Start.Span).Estimate(rows, sample, asked.Targets, options);
    }

    private static ReplayFailure? Unknown(RecordedAnnotations labels, int variable)
    {
        var blank = 0;
        foreach (var label in labels.Of(variable).Span) blank += double.IsNaN(label) ? 1 : 0;
        return blank > 0 ? new ReplayFailure.LabelsUnknown(variable, blank) : null;
    }

    // On the scale of the function of θ: of the logarithm where the reported value is an exponential.
    private static double VarianceOf(TargetEstimate target) => target.FunctionStandardError * target.FunctionStandardError;
}
