namespace Cdi.Estimation.Estimates;

/// <summary>A sample quantile by one of the types of Hyndman and Fan (1996), with weights as R's `survey` has them.</summary>
/// <remarks>Of sorted values x₁ … x_m with weights w and their sums W_k the value at p lies on the line through (p_k, x_k): type 4 p_k = W_k/W;
/// 5 (W_k − w_k/2)/W;
/// 6 W_k/(W + w_m); 7 W_(k−1)/W_(m−1); 8 (W_(k−1)/3 + 2W_k/3)/(W + w_m/3); 9 (3W_(k−1)/8 + 5W_k/8)/(W + w_m/4). Type 1 is the least x with W_k ≥ pW.</remarks>
internal sealed class QuantileRule
{
    // Sums of weights are rounded.
    private const double Rounding = 1e-12;

    private readonly double[] values;
    private readonly double[] places;
    private readonly bool isStep;

    /// <summary>A rule for a sample.</summary>
    /// <param name="type">1, or 4 to 9.</param>
    /// <param name="numbers">m values, at least 1.</param>
    /// <param name="weights">m, 0 or more, not all 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The type is none of them.</exception>
    public QuantileRule(int type, double[] numbers, double[] weights)
    {
        // A value that weighs nothing is none; equal values keep the order of their rows.
        int[] order = [.. Enumerable.Range(0, numbers.Length).Where(k => weights[k] > 0).OrderBy(k => numbers[k])];
        values = Array.ConvertAll(order, k => numbers[k]);
        places = new double[order.Length];
        isStep = type == 1;
        var (total, last) = (order.Sum(k => weights[k]), weights[order[^1]]);
        var before = 0.0;
        for (var k = 0; k < order.Length; k++)
        {
            var (own, up) = (weights[order[k]], before + weights[order[k]]);
            places[k] = type switch
            {
                1 or 4 => up / total,
                5 => (up - (own / 2)) / total,
                6 => up / (total + last),
                7 => order.Length == 1 ? 0 : before / (total - last),
                8 => ((before / 3) + (2 * up / 3)) / (total + (last / 3)),
                9 => ((3 * before / 8) + (5 * up / 8)) / (total + (last / 4)),
                _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No type of a quantile."),
            };
            before = up;
        }
    }

    /// <summary>The value at p; beyond the first or last place the first or last value.</summary>
    /// <param name="p">A share.</param>
    public double At(double p)
    {
        var k = Array.FindIndex(places, place => place >= p - Rounding);
        if (k < 0) return values[^1];
        if (isStep || k == 0) return values[k];
        var step = places[k] - places[k - 1];
        return step > 0 ? values[k - 1] + (Math.Min(1, (p - places[k - 1]) / step) * (values[k] - values[k - 1])) : values[k];
    }
}
