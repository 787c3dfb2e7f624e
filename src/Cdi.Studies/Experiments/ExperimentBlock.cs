namespace Cdi.Studies.Experiments;

/// <summary>Trials of an experiment that are run, kept and exchanged together.</summary>
/// <param name="Draws">Index of the draws.</param>
/// <param name="First">The first trial, from 0.</param>
/// <param name="Count">Trials.</param>
public readonly record struct ExperimentBlock(int Draws, int First, int Count);
