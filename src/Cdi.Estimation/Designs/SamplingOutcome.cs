using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>What a sampling comes to: a <see cref="DrawnSample"/>, or a <see cref="SamplingFailure"/> that says why there is none.</summary>
public abstract record SamplingOutcome;
