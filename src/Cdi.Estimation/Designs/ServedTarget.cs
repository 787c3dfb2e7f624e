using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>A target for which a design spends labels.</summary>
/// <param name="Estimand">Index of the estimand in the problem.</param>
/// <param name="Target">Index of the target in the estimand.</param>
/// <param name="Weight">Importance relative to the other targets served, positive.</param>
public readonly record struct ServedTarget(int Estimand, int Target, double Weight = 1);
