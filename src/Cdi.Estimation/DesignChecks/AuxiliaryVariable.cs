namespace Cdi.Estimation.DesignChecks;

/// <summary>A variable that is known for every row, labelled or not.</summary>
/// <param name="Name">Name in results.</param>
/// <param name="Values">n finite values.</param>
public sealed record AuxiliaryVariable(string Name, ReadOnlyMemory<double> Values);
