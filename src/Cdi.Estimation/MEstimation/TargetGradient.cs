namespace Cdi.Estimation.MEstimation;

/// <summary>The exact gradient of a <see cref="TargetValue"/>.</summary>
/// <param name="parameters">θ, d.</param>
/// <param name="gradient">d; overwritten.</param>
public delegate void TargetGradient(ReadOnlySpan<double> parameters, Span<double> gradient);
