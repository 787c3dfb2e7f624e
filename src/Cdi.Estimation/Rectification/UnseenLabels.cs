using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Rectification;

/// <summary>How far a share of the corpus can lie from its estimate because of the rows that nobody labelled, whose labels come in whole numbers
/// (statistics.md §11).</summary>
/// <remarks>
/// Where nearly all rows are labelled, what is left to chance is how many of the others differ from what was said of them: 0, 1 or 2, which no variance
/// describes.
/// Of n_u such rows, binomial numbers differ upwards and downwards, at the rates of the labelled rows with one pseudo-label in each direction. The ends of an
/// interval are not nearer than the quantiles of their difference. With many they are nearer than those of a variance, and say nothing.
/// </remarks>
internal readonly ref struct UnseenLabels
{
    // Beyond this many expected differences quantiles of a variance lie further out, and the count is not formed.
    private const double MostExpected = 200;
    private const double RoundingOfJumps = 1e-9;

    private readonly ReadOnlySpan<double> residual;
    private readonly ReadOnlySpan<double> jump;
    private readonly ReadOnlySpan<double> probability;
    private readonly ReadOnlySpan<double> labels;

    /// <summary>The labels behind one share.</summary>
    /// <param name="residual">m: u, by which θ̂ moves times π n.</param>
    /// <param name="jump">m: J, by how much u differs between the two labels; 0 where the label does not count.</param>
    /// <param name="probability">m: π.</param>
    /// <param name="labels">m: what humans say where they alone count; else empty.</param>
    public UnseenLabels(ReadOnlySpan<double> residual, ReadOnlySpan<double> jump, ReadOnlySpan<double> probability, ReadOnlySpan<double> labels)
    {
        this.residual = residual;
        this.jump = jump;
        this.probability = probability;
        this.labels = labels;
    }

    /// <summary>Least distances of the ends from the estimate, above and below it; zeros where labels count unequally, so that no whole numbers are
    /// left.</summary>
    /// <param name="rows">n.</param>
    /// <param name="tail">Probability of one tail, in (0, 1/2).</param>
    public (double Above, double Below) Distances(long rows, double tail)
    {
        if (Unit() is not { } unit) return default;
        var (unseen, upwards, downwards, count) = Rates(unit);
        if (unseen < 1 || upwards + downwards > MostExpected) return default;
        var pseudo = unseen / count;
        var all = unseen + (2 * pseudo);
        var whole = (int)Math.Round(unseen);
        var up = BinomialDistribution.Probabilities(whole, (upwards + pseudo) / all);
        var down = labels.IsEmpty ? BinomialDistribution.Probabilities(whole, (downwards + pseudo) / all) : [1];
        var (least, most) = QuantilesOfDifference(up, down, tail);
        var expected = upwards - downwards;
        var size = Math.Abs(unit) / rows * (1 + RoundingOfJumps);
        var (above, below) = (Math.Max(0, most - expected) * size, Math.Max(0, expected - least) * size);
        return unit > 0 ? (above, below) : (below, above);
    }

    // J where it is alike in every row that was left to chance and counts.
    private double? Unit()
    {
        var unit = 0.0;
        for (var k = 0; k < jump.Length; k++)
        {
            if (probability[k] >= 1 || jump[k] == 0) continue;
            if (unit == 0) unit = jump[k];
            else if (Math.Abs(jump[k] - unit) > RoundingOfJumps * Math.Abs(unit)) return null;
        }

        return unit == 0 ? null : unit;
    }

    // Rows not labelled, those of them expected to differ in the direction of J and against it, and how many labelled rows say so. With a model a label differs
    // where it is further than half of J from what was said; with human labels alone the events are counted.
    private (double Unseen, double Upwards, double Downwards, int Count) Rates(double unit)
    {
        var (unseen, upwards, downwards, count) = (0.0, 0.0, 0.0, 0);
        for (var k = 0; k < jump.Length; k++)
        {
            if (probability[k] >= 1 || jump[k] == 0) continue;
            var rest = (1 - probability[k]) / probability[k];
            unseen += rest;
            count++;
            var differs = labels.IsEmpty ? residual[k] / unit : labels[k];
            if (differs > 0.5) upwards += rest;
            else if (differs < -0.5) downwards += rest;
        }

        return (unseen, upwards, downwards, count);
    }

    // The largest number with P(D < it) ≤ tail and the smallest with P(D > it) ≤ tail, D = X − Y.
    private static (int Least, int Most) QuantilesOfDifference(ReadOnlySpan<double> up, ReadOnlySpan<double> down, double tail)
    {
        var difference = new double[up.Length + down.Length - 1];
        for (var x = 0; x < up.Length; x++)
        {
            for (var y = 0; y < down.Length; y++) difference[x - y + down.Length - 1] += up[x] * down[y];
        }

        var (least, most) = (0, difference.Length - 1);
        for (var below = difference[0]; below <= tail; below += difference[least]) least++;
        for (var above = difference[most]; above <= tail; above += difference[most]) most--;
        return (least - down.Length + 1, most - down.Length + 1);
    }
}
