namespace Cdi.Annotators.Engine;

/// <summary>How far a run is.</summary>
/// <param name="Done">Texts done, those on file before included.</param>
/// <param name="Rows">Texts of the run.</param>
/// <param name="Sent">Calls sent.</param>
/// <param name="PerSecond">Texts done in a second, since the run began.</param>
/// <param name="Left">Time left at that rate; null where nothing is known yet.</param>
/// <param name="Spent">What is spent, or may be; null where no price is known.</param>
public sealed record AnnotationProgress(int Done, int Rows, long Sent, double PerSecond, TimeSpan? Left, decimal? Spent);
