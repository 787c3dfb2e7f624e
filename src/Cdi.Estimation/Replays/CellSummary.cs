using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Replays;

/// <summary>Turns the trials of one target into measures, each with its Monte-Carlo error.</summary>
internal sealed class CellSummary(StudyProblem problem, ReplaySettings settings, ReplayTrials trials, int estimand, int target)
{
    /// <summary>The measures of one method.</summary>
    public ReplayCell ToCell(int method, CorpusTruth truth)
    {
        var record = trials.RecordOf(estimand, target, method);
        var (value, perRow) = (truth.Values[target], truth.VariancesPerRow[target]);
        var errors = record.Select(estimate => estimate.Point - value);
        return new ReplayCell
        {
            Estimand = problem.Estimands[estimand].Name,
            Term = problem.Estimands[estimand].Targets[target].Term,
            Method = settings.Methods[method],
            Truth = value,
            Coverage = record.CoverageOf(value),
            Failures = settings.Trials - errors.Length,
            Withheld = record.Withheld,
            Width = Measure.Mean(record.Widths()),
            Bias = Measure.Mean(errors),
            RootMeanSquaredError = RootOf(Measure.Mean([.. errors.Select(error => error * error)])),
            EffectiveLabels = Measure.Mean(record.Select(estimate => Effective(CorpusTruth.VarianceOf(estimate), perRow))),
            EffectiveLabelsMonteCarlo = EffectiveOf(Measure.Variance(record.Select(FunctionValue)), perRow),
            Lambda = Measure.Mean(record.Lambdas()),
            LabelsMean = trials.Labels.Average(),
            LabelsMaximum = trials.Labels.Max(),
        };
    }

    private static double FunctionValue(TargetEstimate estimate) => estimate.Scale.FromReported(estimate.Point);

    private static Measure RootOf(Measure squared)
    {
        var root = Math.Sqrt(squared.Value);
        return squared.To(root, 0.5 / root);
    }

    private double Effective(double variance, double perRow) => EffectiveSampleSize.Labels(variance, perRow, problem.RowCount, settings.Inference.Generalise);

    /// <summary>m(V) with the derivative −m/V (population) or −m²/Σ (corpus).</summary>
    private Measure EffectiveOf(Measure variance, double perRow)
    {
        var labels = Effective(variance.Value, perRow);
        return variance.To(labels, settings.Inference.Generalise == Generalise.Population ? labels / variance.Value : labels * labels / perRow);
    }
}
