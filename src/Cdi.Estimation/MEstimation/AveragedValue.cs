namespace Cdi.Estimation.MEstimation;

/// <summary>A smooth scalar function of the parameters and of averages over rows.</summary>
/// <param name="parameters">θ, d.</param>
/// <param name="averages">A, K.</param>
public delegate double AveragedValue(ReadOnlySpan<double> parameters, ReadOnlySpan<double> averages);
