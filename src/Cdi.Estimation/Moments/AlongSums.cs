namespace Cdi.Estimation.Moments;

/// <summary>Sums of what moments are along a direction.</summary>
/// <param name="Count">Rows.</param>
/// <param name="Sum">Σ hᵀm.</param>
/// <param name="Squares">Σ (hᵀm)².</param>
/// <param name="Cubes">Σ (hᵀm)³.</param>
internal record struct AlongSums(double Count, double Sum, double Squares, double Cubes)
{
    /// <summary>Adds a row.</summary>
    public void Add(double along)
    {
        Count++;
        Sum += along;
        Squares += along * along;
        Cubes += along * along * along;
    }
}
