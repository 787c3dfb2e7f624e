namespace Cdi.Estimation.Multiplicity;

/// <summary>A text of which people and a model say something.</summary>
/// <param name="Batch">The batch in which it came, from 0.</param>
/// <param name="IsError">Whether the model says something else than people.</param>
/// <param name="Weight">1/π; positive.</param>
public readonly record struct ComparedText(int Batch, bool IsError, double Weight);
