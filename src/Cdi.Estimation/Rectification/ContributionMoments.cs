namespace Cdi.Estimation.Rectification;

/// <summary>How the contributions of single labels to one estimate are spread, beyond what the sandwich sees (statistics.md §11).</summary>
/// <param name="AddedVariance">What the variance of the draw lacks: few heavy rows without a disagreement, or no disagreement at all.</param>
/// <param name="SlopeAbove">How fast the variance rises for values above the estimate.</param>
/// <param name="SlopeBelow">How fast it rises for values below.</param>
/// <param name="DegreesOfFreedom">Of the variance by the fourth moments of the contributions; null where they limit nothing.</param>
internal readonly record struct ContributionMoments(double AddedVariance, double SlopeAbove, double SlopeBelow, double? DegreesOfFreedom)
{
    /// <summary>Least distances of the ends above and below the estimate, from the labels of rows that nobody saw; 0 where they say nothing.</summary>
    public (double Above, double Below) Unseen { get; init; }

    /// <summary>Whether answers of a model take part, so that labels which differ from them may be fewer than the interval supposes.</summary>
    public bool CountsModel { get; init; }

    /// <summary>Nothing but the variance counts: Wald's interval.</summary>
    public static ContributionMoments None => default;
}
