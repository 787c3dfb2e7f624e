using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Replays;

/// <summary>The values of an estimand's targets on the fully labelled corpus, and their variance per row Σ.</summary>
internal sealed class CorpusTruth
{
    private CorpusTruth(double[] values, double[] variancesPerRow) => (Values, VariancesPerRow) = (values, variancesPerRow);

    /// <summary>One per target, on the reported scale.</summary>
    public double[] Values { get; }

    /// <summary>One per target, on the scale of the target's function: n times the variance of the fully labelled estimate.</summary>
    public double[] VariancesPerRow { get; }

    /// <summary>Computes the truth of one estimand.</summary>
    /// <returns>Null where there is none; <paramref name="failure"/> then says why.</returns>
    public static CorpusTruth? Find(StudyProblem problem, RecordedAnnotations labels, int estimand, out ReplayFailure? failure)
    {
        var asked = problem.Estimands[estimand];
        failure = asked.Features.Variables.Select(variable => Unknown(labels, variable)).FirstOrDefault(unknown => unknown is not null);
        if (failure is not null) return null;
        var options = EstimationOptions.For(EstimationMethod.HumanOnly, Generalise.Population, 0.5);
        return Made(
            asked.Quantile is not null || asked.IsTotal
                ? new StudyEstimation(problem, 0).Estimate(estimand, GivenSample.Census(labels), EstimationMethod.HumanOnly, options)
                : OfEveryRow(asked, labels, options),
            labels.Rows, estimand, out failure);
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

    private static CorpusTruth? Made(EstimationOutcome outcome, int rows, int estimand, out ReplayFailure? failure)
    {
        failure = outcome is SolveFailure reason ? new ReplayFailure.TruthUnavailable(estimand, reason) : null;
        return outcome is RectifiedFit fit
            ? new CorpusTruth([.. fit.Targets.Select(target => target.Point)], [.. fit.Targets.Select(target => rows * VarianceOf(target))])
            : null;
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
