namespace Cdi.Estimation.MEstimation;

/// <summary>A target τ = F(θ, A) of averages Aₖ = Σᵢ κᵢ hₖ(θ; xᵢ)/Σκ over all rows of the corpus, κ what a row weighs: predicted values and effects
/// of a model (statistics.md §3).</summary>
/// <param name="Count">K; 0 where nothing is averaged and τ is a function of θ alone.</param>
/// <param name="Values">h, K.</param>
/// <param name="Gradients">∂h/∂θ, K × d.</param>
/// <param name="Value">F.</param>
/// <param name="Gradient">Its gradient.</param>
public sealed record RowAverages(int Count, RowFunction Values, RowFunction Gradients, AveragedValue Value, AveragedGradient Gradient)
{
    /// <summary>Whether the rows are taken as given; else averages err by the sampling of rows, where a population is the target of inference.</summary>
    public bool AreGiven { get; init; }

    /// <summary>Whether shares are predicted, so that their differences lie between −1 and 1; else what is predicted may be any number, whatever labels
    /// are.</summary>
    public bool AreShares { get; init; }
}
