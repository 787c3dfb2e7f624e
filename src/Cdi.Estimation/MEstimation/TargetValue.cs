namespace Cdi.Estimation.MEstimation;

/// <summary>A smooth scalar function of the parameters.</summary>
/// <param name="parameters">θ, d.</param>
public delegate double TargetValue(ReadOnlySpan<double> parameters);
