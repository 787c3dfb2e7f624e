using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Agreement;

/// <summary>Krippendorff's α of weighted texts, with a 95 % interval.</summary>
/// <remarks>
/// With w a text's weight, m its labels, L = Σwm: α = 1 − O(L − 1)/Δ, where O = Σ w o, o the differences δ² of its ordered pairs of labels over
/// m − 1, and Δ is the sum of δ² over all ordered pairs of labels, each weighted by both texts' w. For numbers δ is their difference; for ordered
/// options that of their mid-ranks among all labels, which is Krippendorff's ordinal difference; else 1 where they differ. Texts are the units: the
/// variance is n/(n − 1) Σ(wz − mean)² of the derivatives z of α by the weights, those of the mid-ranks among them. The interval is formed on the
/// logarithm of 1 − α, with Student's t of n − 1 degrees of freedom, so that its upper end stays below 1.
/// </remarks>
internal sealed class KrippendorffAlpha
{
    private readonly IReadOnlyList<double[]> texts;
    private readonly double[] weights;
    private readonly double labels; // L
    private readonly double[] observed; // o of each text
    private readonly double[] slopes; // of Δ by each weight
    private double expected; // Δ
    private double disagreement; // O

    private KrippendorffAlpha(IReadOnlyList<double[]> texts, double[] weights)
    {
        (this.texts, this.weights) = (texts, weights);
        (observed, slopes) = (new double[texts.Count], new double[texts.Count]);
        labels = texts.Select((text, index) => weights[index] * text.Length).Sum();
    }

    /// <summary>α with its interval; the point is NaN where all labels are one.</summary>
    /// <param name="texts">For each text its labels, two or more: indices of options, or numbers.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="scale">How far labels are from each other.</param>
    public static ValueEstimate Of(IReadOnlyList<double[]> texts, double[] weights, LabelScale scale)
    {
        var alpha = new KrippendorffAlpha(texts, weights);
        switch (scale)
        {
            case LabelScale.Nominal: alpha.Nominal(); break;
            case LabelScale.Ordinal: alpha.Ordinal(); break;
            case LabelScale.Interval: alpha.Interval(texts); break;
            default: throw new ArgumentOutOfRangeException(nameof(scale), scale, "No such scale.");
        }

        return alpha.Estimate();
    }

    private void Nominal()
    {
        var counts = Counts();
        expected = (labels * labels) - counts.Values.Sum(count => count * count);
        for (var u = 0; u < texts.Count; u++)
        {
            var m = (double)texts[u].Length;
            observed[u] = ((m * m) - texts[u].GroupBy(label => label).Sum(same => (double)same.Count() * same.Count())) / (m - 1);
            slopes[u] = 2 * ((labels * m) - texts[u].Sum(label => counts[label]));
        }

        disagreement = Total(observed);
    }

    private void Ordinal()
    {
        var counts = Counts();
        var ranks = new Dictionary<double, double>();
        var below = 0.0;
        foreach (var (label, count) in counts)
        {
            ranks.Add(label, below + (count / 2));
            below += count;
        }

        var ranked = texts.Select(text => Array.ConvertAll(text, label => ranks[label])).ToList();
        Interval(ranked);

        // A label moves the mid-ranks of those above it by its weight, and its own by half of that.
        var (sum, ofObserved) = (Sum(ranked), counts.Keys.ToDictionary(label => label, _ => 0.0));
        for (var u = 0; u < texts.Count; u++)
        {
            var (m, own) = (texts[u].Length, ranked[u].Sum());
            for (var i = 0; i < m; i++) ofObserved[texts[u][i]] += weights[u] * 4 * ((m * ranked[u][i]) - own) / (m - 1);
        }

        var moved = Moved(counts, label => ofObserved[label]);
        var movedAll = Moved(counts, label => counts[label] * 4 * ((labels * ranks[label]) - sum));
        for (var u = 0; u < texts.Count; u++)
        {
            observed[u] += texts[u].Sum(label => moved[label]);
            slopes[u] += texts[u].Sum(label => movedAll[label]);
        }
    }

    private static Dictionary<double, double> Moved(SortedDictionary<double, double> counts, Func<double, double> slope)
    {
        var (moved, above) = (new Dictionary<double, double>(), 0.0);
        foreach (var label in counts.Keys.Reverse())
        {
            moved.Add(label, above + (slope(label) / 2));
            above += slope(label);
        }

        return moved;
    }

    private void Interval(IReadOnlyList<double[]> scores)
    {
        // Sums of squares about the mean, which no common shift of the scores moves.
        var centre = Sum(scores) / labels;
        var squares = 0.0;
        for (var u = 0; u < scores.Count; u++) squares += weights[u] * scores[u].Sum(score => (score - centre) * (score - centre));
        expected = 2 * labels * squares;
        for (var u = 0; u < scores.Count; u++)
        {
            var (m, own) = ((double)scores[u].Length, scores[u].Average());
            observed[u] = 2 * m * scores[u].Sum(score => (score - own) * (score - own)) / (m - 1);
            slopes[u] = 2 * ((m * squares) + (labels * scores[u].Sum(score => (score - centre) * (score - centre))));
        }

        disagreement = Total(observed);
    }

    private ValueEstimate Estimate()
    {
        if (!(expected > 0)) return new(double.NaN, null, null);
        var ratio = disagreement * (labels - 1) / expected;
        var n = texts.Count;
        double[] moves =
        [
            .. Enumerable.Range(0, n).Select(u => weights[u] * (
                (((observed[u] * (labels - 1)) + (disagreement * texts[u].Length)) / expected) - (ratio * slopes[u] / expected))),
        ];
        var mean = moves.Average();
        var error = n < 2 ? 0 : Math.Sqrt(moves.Sum(move => (move - mean) * (move - mean)) * n / (n - 1.0));
        if (!(ratio > 0) || !(error > 0)) return new(1 - ratio, null, null);
        var (lower, upper) = new WaldInference(WeightedMean.Alpha, Alternative.TwoSided, n - 1).Interval(Math.Log(ratio), error / ratio);
        return new(1 - ratio, 1 - Math.Exp(upper), 1 - Math.Exp(lower));
    }

    private SortedDictionary<double, double> Counts()
    {
        var counts = new SortedDictionary<double, double>();
        for (var u = 0; u < texts.Count; u++)
        {
            foreach (var label in texts[u]) counts[label] = counts.GetValueOrDefault(label) + weights[u];
        }

        return counts;
    }

    private double Total(double[] values) => values.Select((value, index) => weights[index] * value).Sum();

    private double Sum(IReadOnlyList<double[]> scores) => scores.Select((text, index) => weights[index] * text.Sum()).Sum();
}
