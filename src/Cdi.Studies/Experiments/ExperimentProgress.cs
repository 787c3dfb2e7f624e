namespace Cdi.Studies.Experiments;

/// <summary>How far an experiment is.</summary>
/// <param name="Done">Trials that have ended, those of earlier runs included.</param>
/// <param name="Trials">All trials.</param>
/// <param name="Activity">The draws that are replayed now.</param>
public readonly record struct ExperimentProgress(long Done, long Trials, string Activity);
