namespace Cdi.Estimation.Planning;

/// <summary>How many texts people label, and how many more a model labels alone, for the least variance that money buys.</summary>
/// <remarks>
/// With ρ² the share of a label's variance that the model's answers explain, n texts with both labels and N with the model's alone are worth
/// n/(1 − ρ²N/(n + N)) human labels (Angelopoulos, Duchi and Zrnic 2023; Broska, Howes and van Loon 2025), and N/n is best where
/// 1 + N/n = √(ρ²/(1 − ρ²) · c_human/c_model). People alone are best where the model explains less than it costs.
/// </remarks>
/// <param name="Labels">n, texts that people label.</param>
/// <param name="ModelOnly">N, texts that the model labels alone; 0 where the model is not worth its price.</param>
/// <param name="Cost">What they cost.</param>
/// <param name="Effective">Labels of people alone with the same variance.</param>
public sealed record AnnotationSplit(int Labels, int ModelOnly, double Cost, double Effective)
{
    // Sums of prices are exact to some units in the last place.
    private const double Slack = 1e-12;

    /// <summary>The best split of a budget, to the nearest text, and never above the budget.</summary>
    /// <param name="explained">ρ², in [0, 1).</param>
    /// <param name="prices">What a text costs.</param>
    /// <param name="budget">What may be spent; enough for a human label.</param>
    /// <param name="mostTexts">Texts that there are; 0 for any number, which needs a price of the model's answers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static AnnotationSplit OfBudget(double explained, AnnotationPrices prices, double budget, int mostTexts = 0)
    {
        Require(explained, prices, mostTexts);
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, prices.HumanOnly);
        var alone = People(budget / prices.HumanOnly, prices, mostTexts);
        var ratio = Ratio(explained, prices);
        if (!(ratio > 0)) return alone;
        var labels = budget / (prices.Both + (ratio * prices.ModelOnly));
        if (mostTexts > 0 && !(labels * (1 + ratio) <= mostTexts))
        {
            // Every text has the model's label; what is left buys human ones.
            labels = Math.Min(mostTexts, (budget - (mostTexts * prices.ModelOnly)) / prices.Human);
            ratio = labels > 0 ? (mostTexts / labels) - 1 : 0;
        }

        if (!(labels >= 1)) return alone;
        var split = Within(budget, explained, prices, Split(explained, prices, labels, ratio));
        return split.Effective > alone.Effective ? split : alone;
    }

    /// <summary>The cheapest split that is worth so many human labels, to the nearest text.</summary>
    /// <param name="explained">ρ², in [0, 1).</param>
    /// <param name="prices">What a text costs.</param>
    /// <param name="effective">Labels of people alone that it shall be worth; positive.</param>
    /// <param name="mostTexts">Texts that there are; 0 for any number, which needs a price of the model's answers.</param>
    /// <returns>The split; with fewer texts than <paramref name="effective"/>, human labels of all of them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static AnnotationSplit OfEffectiveLabels(double explained, AnnotationPrices prices, double effective, int mostTexts = 0)
    {
        Require(explained, prices, mostTexts);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(effective);
        var alone = People(effective, prices, mostTexts);
        var ratio = Ratio(explained, prices);
        if (!(ratio > 0) || (mostTexts > 0 && effective >= mostTexts)) return alone;
        var labels = effective * (1 - (explained * ratio / (1 + ratio)));
        if (mostTexts > 0 && !(labels * (1 + ratio) <= mostTexts))
        {
            // n/(1 − ρ²(1 − n/N₀)) = e, N₀ all texts: n = e(1 − ρ²)/(1 − eρ²/N₀).
            labels = effective * (1 - explained) / (1 - (effective * explained / mostTexts));
            ratio = (mostTexts / labels) - 1;
        }

        var split = Split(explained, prices, labels, ratio);
        return split.Cost < alone.Cost ? split : alone;
    }

    private static void Require(double explained, AnnotationPrices prices, int mostTexts)
    {
        if (!(explained is >= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(explained), explained, "ρ² lies in [0, 1).");
        if (!(prices.Human > 0 && prices.Text >= 0 && prices.Model >= 0))
            throw new ArgumentOutOfRangeException(nameof(prices), prices, "A human label has a price, and nothing a negative one.");
        ArgumentOutOfRangeException.ThrowIfNegative(mostTexts);
        if (prices.ModelOnly == 0 && mostTexts == 0)
            throw new ArgumentOutOfRangeException(nameof(mostTexts), mostTexts, "Where a model's answers cost nothing, the number of texts decides.");
    }

    /// <summary>The best N/n; infinite where the model's labels are free.</summary>
    private static double Ratio(double explained, AnnotationPrices prices) => explained == 0 ? 0
        : prices.ModelOnly == 0 ? double.PositiveInfinity
        : Math.Sqrt(explained / (1 - explained) * prices.Human / prices.ModelOnly) - 1;

    private static AnnotationSplit People(double labels, AnnotationPrices prices, int mostTexts)
    {
        var count = checked((int)Math.Floor((mostTexts > 0 ? Math.Min(labels, mostTexts) : labels) * (1 + Slack)));
        return new(count, 0, count * prices.HumanOnly, count);
    }

    private static AnnotationSplit Split(double explained, AnnotationPrices prices, double labels, double ratio) =>
        Of(explained, prices, Whole(labels), Whole(labels * ratio));

    private static AnnotationSplit Of(double explained, AnnotationPrices prices, int people, int model) => new(
        people, model, (people * prices.Both) + (model * prices.ModelOnly), people / (1 - (explained * model / ((double)people + model))));

    /// <summary>The same with as many texts fewer as rounding has made too many.</summary>
    private static AnnotationSplit Within(double budget, double explained, AnnotationPrices prices, AnnotationSplit split)
    {
        if (split.Cost <= budget * (1 + Slack)) return split;
        var left = budget - (split.Labels * prices.Both);
        if (left >= 0 && prices.ModelOnly > 0) return Of(explained, prices, split.Labels, (int)(left / prices.ModelOnly));
        return Within(budget, explained, prices, Of(explained, prices, split.Labels - 1, split.ModelOnly));
    }

    private static int Whole(double number) => checked((int)Math.Round(number, MidpointRounding.ToEven));
}
