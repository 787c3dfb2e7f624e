namespace Cdi.Estimation.Agreement;

/// <summary>A quantity estimated from the labelled rows, weighted by 1/π, with a 95 % interval.</summary>
/// <param name="Point">The estimate.</param>
/// <param name="Lower">Lower end of the interval; null where the rows show no spread, so that they carry no interval.</param>
/// <param name="Upper">Upper end of the interval; null as <paramref name="Lower"/>.</param>
public readonly record struct ValueEstimate(double Point, double? Lower, double? Upper);
