namespace Cdi.Estimation.Agreement;

/// <summary>A share estimated from the labelled rows, weighted by 1/π (Hájek), with a 95 % interval.</summary>
/// <param name="Point">The share, 0 … 1.</param>
/// <param name="Lower">Lower end of the interval, at least 0.</param>
/// <param name="Upper">Upper end of the interval, at most 1.</param>
public readonly record struct ShareEstimate(double Point, double Lower, double Upper);
