namespace Cdi.Studies;

/// <summary>A stage of a run that begins.</summary>
/// <param name="Step">Number of the stage, from 1.</param>
/// <param name="Steps">Stages of the run.</param>
/// <param name="Activity">What is done, for a person: <c>Estimate hedging by ppi @ uniform</c>.</param>
public readonly record struct StudyProgress(int Step, int Steps, string Activity);
