namespace Cdi.Estimation.Agreement;

/// <summary>The slope of a model's error on a covariate over labelled rows, weighted by 1/π.</summary>
/// <param name="Slope">Σ w x̃ ẽ/Σ w x̃², with x̃ and ẽ about their weighted means; NaN where the covariate does not vary.</param>
/// <param name="StandardError">Linearised: √Σ (w x̃ (ẽ − slope x̃))²/Σ w x̃².</param>
public readonly record struct WeightedSlope(double Slope, double StandardError)
{
    /// <summary>Clusters that were drawn whole, c, over whose sums the error is linearised, with c/(c − 1); null where rows were drawn.</summary>
    public int? Clusters { get; init; }

    /// <summary>The slope of some rows.</summary>
    /// <param name="rows">The rows.</param>
    public static WeightedSlope Of(IReadOnlyList<CovariateError> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var total = rows.Sum(row => row.Weight);
        var covariate = rows.Sum(row => row.Weight * row.Covariate) / total;
        var error = rows.Sum(row => row.Weight * row.Error) / total;
        var centred = rows.Select(row => row with { Covariate = row.Covariate - covariate, Error = row.Error - error }).ToList();
        var spread = centred.Sum(row => row.Weight * row.Covariate * row.Covariate);
        var slope = centred.Sum(row => row.Weight * row.Covariate * row.Error) / spread;
        var sums = DrawnClusters.Sums(centred, row => row.Weight * row.Covariate * (row.Error - (slope * row.Covariate)));
        var few = DrawnClusters.Any(rows) && sums.Count > 1 ? sums.Count / (sums.Count - 1.0) : 1;
        return new(slope, Math.Sqrt(few * sums.Sum(sum => sum * sum)) / spread) { Clusters = DrawnClusters.Any(rows) ? sums.Count : null };
    }
}
