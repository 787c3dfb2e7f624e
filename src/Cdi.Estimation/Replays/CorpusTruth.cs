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
        var human = labels.Of(asked.Variable);
        var blank = 0;
        foreach (var label in human.Span) blank += double.IsNaN(label) ? 1 : 0;
        failure = blank > 0 ? new ReplayFailure.LabelsUnknown(asked.Variable, blank) : null;
        if (failure is not null) return null;
        var (everyRow, certain, features) = (new bool[human.Length], new double[human.Length], new double[2 * human.Length]);
        everyRow.AsSpan().Fill(true);
        certain.AsSpan().Fill(1);
        features.AsSpan(0, human.Length).Fill(1);
        human.CopyTo(features.AsMemory(human.Length));
        var sample = new RectifiedSample(features, default, everyRow, certain, SampleDraw.Poisson);
        var options = EstimationOptions.For(EstimationMethod.HumanOnly, Generalise.Population, 0.5);
        var outcome = new RectifiedEstimator(asked.Estimator).Estimate(asked.Covariates, sample, asked.Targets, options);
        if (outcome is SolveFailure reason) failure = new ReplayFailure.TruthUnavailable(estimand, reason);
        return outcome is RectifiedFit fit
            ? new CorpusTruth([.. fit.Targets.Select(target => target.Point)], [.. fit.Targets.Select(target => human.Length * VarianceOf(target))])
            : null;
    }

    /// <summary>The variance of a target on the scale of its function of θ: of the logarithm where the reported value is an exponential.</summary>
    public static double VarianceOf(TargetEstimate target) => target.FunctionStandardError * target.FunctionStandardError;
}
