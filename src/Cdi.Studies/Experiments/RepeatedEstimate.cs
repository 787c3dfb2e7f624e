using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;

namespace Cdi.Studies.Experiments;

/// <summary>An estimate of one trial that was run again.</summary>
/// <param name="Draws">The draws.</param>
/// <param name="Estimand">Name of the estimand.</param>
/// <param name="Term">Name of the target.</param>
/// <param name="Method">The method.</param>
/// <param name="Labels">Labels spent.</param>
/// <param name="Estimate">The numbers.</param>
public sealed record RepeatedEstimate(ExperimentDraws Draws, string Estimand, string Term, EstimationMethod Method, int Labels, ReplayedEstimate Estimate);
