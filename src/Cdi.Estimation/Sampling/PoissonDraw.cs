namespace Cdi.Estimation.Sampling;

/// <summary>Poisson sampling: each row is drawn on its own with its inclusion probability.</summary>
internal static class PoissonDraw
{
    /// <summary>Draws each row with its probability; the number of rows drawn is random.</summary>
    /// <inheritdoc cref="PivotalDraw.Draw" path="/param|/exception"/>
    public static void Draw(
        ReadOnlySpan<RowKey> keys, ReadOnlySpan<int> rows, ReadOnlySpan<double> probabilities, CounterRandom random, Span<bool> drawn)
    {
        if (rows.Length != probabilities.Length || rows.Length != drawn.Length)
            throw new ArgumentException("Rows, π and the draw differ in length.", nameof(drawn));
        for (var i = 0; i < rows.Length; i++) drawn[i] = random.Uniform(keys[rows[i]]) < probabilities[i];
    }
}
