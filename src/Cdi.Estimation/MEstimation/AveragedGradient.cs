namespace Cdi.Estimation.MEstimation;

/// <summary>The exact gradient of an <see cref="AveragedValue"/>.</summary>
/// <param name="parameters">θ, d.</param>
/// <param name="averages">A, K.</param>
/// <param name="gradient">d + K: by θ, then by A; overwritten.</param>
public delegate void AveragedGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> averages, Span<double> gradient);
