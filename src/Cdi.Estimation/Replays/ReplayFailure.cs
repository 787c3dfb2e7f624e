using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Replays;

/// <summary>Why a study cannot be replayed.</summary>
public abstract record ReplayFailure : ReplayOutcome
{
    /// <summary>The truth needs the human label of every row, and some are blank (CDI6001).</summary>
    /// <param name="Variable">Index of the annotated variable.</param>
    /// <param name="Rows">Rows without its label.</param>
    public sealed record LabelsUnknown(int Variable, int Rows) : ReplayFailure;

    /// <summary>A trial could not draw its sample.</summary>
    /// <param name="Trial">The first such trial, 0-based.</param>
    /// <param name="Reason">Why.</param>
    public sealed record SampleUnavailable(int Trial, SamplingFailure Reason) : ReplayFailure;

    /// <summary>An estimand has no value on the fully labelled corpus.</summary>
    /// <param name="Estimand">Index of the estimand.</param>
    /// <param name="Reason">Why.</param>
    public sealed record TruthUnavailable(int Estimand, SolveFailure Reason) : ReplayFailure;
}
