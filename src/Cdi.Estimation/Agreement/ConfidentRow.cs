namespace Cdi.Estimation.Agreement;

/// <summary>A labelled row with an answer and how sure the model was of it.</summary>
/// <param name="Confidence">c, 0 … 1.</param>
/// <param name="Agrees">Whether people said the same.</param>
/// <param name="Weight">w = 1/π, above 0.</param>
public readonly record struct ConfidentRow(double Confidence, bool Agrees, double Weight) : IWeightedRow
{
    /// <summary>The cluster with which the row was drawn, any number; null where it was drawn by itself.</summary>
    public int? Cluster { get; init; }

    /// <summary>c − a: above 0 where the model was too sure.</summary>
    public double Gap => Confidence - (Agrees ? 1 : 0);

    /// <summary>The band of a confidence, 0 … <paramref name="bands"/> − 1; on a border the one that begins there.</summary>
    /// <param name="bands">Number of bands.</param>
    public int Band(int bands) => BandOf(Confidence, bands);

    /// <summary>The band of a confidence; 0.3 · 10 rounds to 3 and 0.7 · 10 to 7.</summary>
    /// <param name="confidence">c, 0 … 1.</param>
    /// <param name="bands">Number of bands.</param>
    public static int BandOf(double confidence, int bands) => Math.Min(bands - 1, (int)(confidence * bands));
}
