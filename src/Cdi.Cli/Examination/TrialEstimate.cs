namespace Cdi.Cli.Examination;

/// <summary>One estimate of a trial.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Point">The estimate.</param>
/// <param name="Lower">Lower end of its 95 % interval; null where the data carry none.</param>
/// <param name="Upper">Upper end; null likewise.</param>
/// <param name="Valid">False where the interval ignores the model's errors.</param>
internal readonly record struct TrialEstimate(string Method, double Point, double? Lower, double? Upper, bool Valid);
