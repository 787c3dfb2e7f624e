using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Replays;

/// <summary>Turns the trials of one target into measures, each with its Monte-Carlo error.</summary>
/// <param name="problem">The problem.</param>
/// <param name="settings">What was replayed.</param>
/// <param name="truth">The value of each target of the estimand.</param>
/// <param name="estimand">Index of the estimand.</param>
/// <param name="target">Index of the target.</param>
internal sealed class CellSummary(StudyProblem problem, ReplaySettings settings, CorpusTruth truth, int estimand, int target)
{
    /// <summary>The measures of one method.</summary>
    /// <param name="method">Index of the method.</param>
    /// <param name="estimates">Of each trial.</param>
    /// <param name="labels">Labels spent in each trial.</param>
    public ReplayCell ToCell(int method, IReadOnlyList<ReplayedEstimate> estimates, IReadOnlyList<int> labels)
    {
        var (asked, alpha) = (problem.Estimands[estimand].Targets[target], settings.Inference.Alpha);
        var record = new TrialRecord(estimates, asked.Scale);
        var (value, worth, speaksAbout) = (truth.Values[target], truth.Worths[target], settings.Inference.Generalise);
        var errors = record.Select(estimate => estimate.Point - value);
        var ofTrials = Measure.Variance(record.Select(estimate => asked.Scale.FromReported(estimate.Point)));
        return new ReplayCell
        {
            Estimand = problem.Estimands[estimand].Name,
            Term = asked.Term,
            Method = settings.Methods[method],
            Truth = value,
            Coverage = record.CoverageOf(value),
            Failures = estimates.Count - errors.Length,
            Withheld = record.Withheld,
            Width = Measure.Mean(record.Widths()),
            Bias = Measure.Mean(errors),
            RootMeanSquaredError = RootOf(Measure.Mean([.. errors.Select(error => error * error)])),
            MeanEstimate = Measure.Mean(record.Select(estimate => estimate.Point)),
            StandardDeviation = RootOf(Measure.Variance(record.Select(estimate => estimate.Point))),
            MeanStandardError = Measure.Mean(record.Select(estimate => estimate.StandardError)),
            Power = record.Power(alpha),
            WrongSigns = record.WrongSigns(alpha, value),
            Exaggeration = record.Exaggeration(alpha, value),
            EffectiveLabels = Measure.Mean(record.Select(each => worth.Labels(each.FunctionStandardError * each.FunctionStandardError, speaksAbout))),
            EffectiveLabelsMonteCarlo = ofTrials.To(worth.Labels(ofTrials.Value, speaksAbout), worth.Slope(ofTrials.Value, speaksAbout)),
            Lambda = Measure.Mean(record.Lambdas()),
            LabelsMean = labels.Average(),
            LabelsMaximum = labels.Max(),
        };
    }

    private static Measure RootOf(Measure squared)
    {
        var root = Math.Sqrt(squared.Value);
        return squared.To(root, 0.5 / root);
    }
}
