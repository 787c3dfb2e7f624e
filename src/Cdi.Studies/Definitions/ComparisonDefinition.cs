using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;

namespace Cdi.Studies.Definitions;

/// <summary>A method shown beside the primary one: <c>ppi @ uniform</c>.</summary>
/// <param name="Method">The estimator.</param>
/// <param name="Design">The design of a draw of its own, with the study's budget, rounds and seed; null for the study's own sample. Only a replay has draws
/// of its own.</param>
public sealed record ComparisonDefinition(EstimationMethod Method, SamplingDesign? Design = null);
