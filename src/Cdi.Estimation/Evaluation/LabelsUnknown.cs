namespace Cdi.Estimation.Evaluation;

/// <summary>The truth needs the human label of every row, and some are blank (CDI6001).</summary>
/// <param name="Variable">Index of the annotated variable.</param>
/// <param name="Rows">Rows without its label.</param>
public sealed record LabelsUnknown(int Variable, int Rows) : ReplayFailure;
