namespace Cdi.Estimation.Prediction;

/// <summary>A split of rows by one fact.</summary>
/// <param name="Fact">Which fact; −1 for no split: all rows are below.</param>
/// <param name="Bin">The last bin that is below.</param>
/// <param name="Threshold">What a fact above the split exceeds; a missing one is below every split.</param>
internal readonly record struct Split(int Fact, int Bin, double Threshold)
{
    /// <summary>No split.</summary>
    public static Split None { get; } = new(-1, 0, 0);

    /// <summary>Whether a row is above the split.</summary>
    /// <param name="facts">Its facts.</param>
    public bool IsAbove(ReadOnlySpan<double> facts) => Fact >= 0 && facts[Fact] > Threshold;
}
