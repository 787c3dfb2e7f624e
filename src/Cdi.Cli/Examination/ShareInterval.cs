namespace Cdi.Cli.Examination;

/// <summary>A share of labelled texts, weighted by 1/π, with Wilson's interval on its effective number of labels.</summary>
/// <param name="Point">The share, 0 … 1 (Hájek's ratio where weights differ).</param>
/// <param name="Lower">Lower end of the 95 % interval, at least 0.</param>
/// <param name="Upper">Upper end, at most 1.</param>
/// <param name="Labels">Labelled texts behind it.</param>
/// <param name="EffectiveLabels">The smaller of Kish's (Σw)²/Σw² and p(1 − p)/V̂ with V̂ = Σw²(a − p)²/(Σw)²: V̂ alone is too small where one large weight
/// draws p to itself, and 0 where p is 0 or 1.</param>
/// <remarks>Wilson (1927); effective size in the place of the sample size as in Korn and Graubard (1998). Never of length 0.</remarks>
internal readonly record struct ShareInterval(double Point, double Lower, double Upper, int Labels, double EffectiveLabels)
{
    /// <summary>The normal quantile of a two-sided 95 % interval.</summary>
    public const double Quantile = 1.9599639845400545;

    /// <summary>Half the length of the interval.</summary>
    public double HalfWidth => (Upper - Lower) / 2;

    /// <summary>The interval of a share; null where no text is behind it.</summary>
    /// <param name="texts">For each labelled text whether it counts, and its weight 1/π.</param>
    public static ShareInterval? Of(IEnumerable<(bool Hit, double Weight)> texts)
    {
        var rows = texts.ToList();
        var weights = rows.Sum(row => row.Weight);
        if (!(weights > 0)) return null;
        var share = rows.Where(row => row.Hit).Sum(row => row.Weight) / weights;
        var variance = rows.Sum(row => Square(row.Weight * ((row.Hit ? 1 : 0) - share))) / Square(weights);
        var kish = Square(weights) / rows.Sum(row => Square(row.Weight));
        var effective = variance > 0 ? Math.Min(kish, share * (1 - share) / variance) : kish;
        return Wilson(share, rows.Count, effective);
    }

    private static ShareInterval Wilson(double share, int labels, double effective)
    {
        var shrink = Quantile * Quantile / effective;
        var centre = (share + (shrink / 2)) / (1 + shrink);
        var reach = Quantile / (1 + shrink) * Math.Sqrt((share * (1 - share) / effective) + (shrink / (4 * effective)));
        return new(share, Math.Clamp(centre - reach, 0, share), Math.Clamp(centre + reach, share, 1), labels, effective);
    }

    private static double Square(double value) => value * value;
}
