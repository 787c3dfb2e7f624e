using Cdi.Estimation.Variance;
using MathNet.Numerics.RootFinding;

namespace Cdi.Estimation.Estimates;

/// <summary>Groups whose true values scatter about a mean with a variance A of their own: best predictors of them from estimates with known variances (Fay and
/// Herriot 1979), A by restricted maximum likelihood.</summary>
/// <remarks>The mean squared error is γD + (1 − γ)²/Σw + 2D²V/(A + D)³ with γ = A/(A + D), w = 1/(A + D) and V = 2/Σw², the variance of Â (Prasad and Rao 1990,
/// Datta and Lahiri 2000).</remarks>
public sealed class FayHerriot
{
    private const double Accuracy = 1e-12;

    private FayHerriot(double mean, double between, IReadOnlyList<PooledGroup> groups) => (Mean, Between, Groups) = (mean, between, groups);

    /// <summary>μ̂, the mean of the groups, each with the weight 1/(A + D).</summary>
    public double Mean { get; }

    /// <summary>Â, the variance of true values between groups; 0 where estimates scatter no more than their variances say.</summary>
    public double Between { get; }

    /// <summary>The predictors, in the order of the estimates.</summary>
    public IReadOnlyList<PooledGroup> Groups { get; }

    /// <summary>The variance of one label within groups, one for all of them: that of a few labels is too uncertain to weigh a group by it, and of labels that
    /// all agree it is 0.</summary>
    /// <remarks>Σ n²s² / Σ (n − 1): n²s² is the sum of squares of a group about its mean.</remarks>
    /// <param name="standardErrors">s: of the mean of each group; 0 where its labels all agree.</param>
    /// <param name="labels">n: the labels of each group, at least 1, of one group at least 2.</param>
    /// <exception cref="ArgumentException">There are not as many standard errors as groups, or no group has two labels.</exception>
    public static double VariancePerLabel(IReadOnlyList<double> standardErrors, IReadOnlyList<double> labels)
    {
        ArgumentNullException.ThrowIfNull(standardErrors);
        ArgumentNullException.ThrowIfNull(labels);
        if (standardErrors.Count != labels.Count) throw new ArgumentException("There is not one standard error for each group.", nameof(standardErrors));
        var freedom = labels.Sum(count => count - 1);
        if (!(freedom > 0)) throw new ArgumentException("No group has two labels.", nameof(labels));
        return standardErrors.Zip(labels, (error, count) => count * count * error * error).Sum() / freedom;
    }

    /// <summary>Student's t with as many degrees of freedom as there are groups less one, by which intervals are formed.</summary>
    /// <param name="alpha">1 − the level.</param>
    /// <param name="alternative">The sides.</param>
    /// <param name="groups">How many groups there are, at least two.</param>
    public static WaldInference Reference(double alpha, Alternative alternative, int groups) => new(alpha, alternative, groups - 1);

    /// <summary>Predicts every group.</summary>
    /// <param name="estimates">y: an estimate of each group, at least two.</param>
    /// <param name="variances">D: their variances, positive.</param>
    /// <exception cref="ArgumentException">There are less than two estimates, not as many variances, or one that is not positive.</exception>
    public static FayHerriot Of(IReadOnlyList<double> estimates, IReadOnlyList<double> variances)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        ArgumentNullException.ThrowIfNull(variances);
        if (estimates.Count < 2 || variances.Count != estimates.Count)
            throw new ArgumentException("There are no variances of two or more estimates.", nameof(variances));
        if (!variances.All(variance => variance > 0 && double.IsFinite(variance)))
            throw new ArgumentException("A variance is not positive.", nameof(variances));
        var between = BetweenOf(estimates, variances);
        double[] weights = [.. variances.Select(variance => 1 / (between + variance))];
        var (total, squares) = (weights.Sum(), weights.Sum(weight => weight * weight));
        var mean = MeanOf(estimates, weights);
        return new(mean, between, [.. estimates.Zip(variances, (estimate, variance) =>
        {
            var own = between / (between + variance);
            var ofBetween = 2 / squares * variance * variance / Math.Pow(between + variance, 3);
            return new PooledGroup(
                (own * estimate) + ((1 - own) * mean), (own * variance) + ((1 - own) * (1 - own) / total) + (2 * ofBetween), own);
        })]);
    }

    // Where the restricted likelihood is flat, ½(y′P²y − tr P) = 0; 0 where it falls from there on.
    private static double BetweenOf(IReadOnlyList<double> estimates, IReadOnlyList<double> variances)
    {
        if (Slope(0) <= 0) return 0;
        var most = variances.Max();
        while (Slope(most) > 0) most *= 2;
        return Brent.FindRoot(Slope, 0, most, Accuracy * most, 200);

        double Slope(double between)
        {
            double[] weights = [.. variances.Select(variance => 1 / (between + variance))];
            var (mean, total) = (MeanOf(estimates, weights), weights.Sum());
            var squares = weights.Sum(weight => weight * weight);
            return weights.Zip(estimates, (weight, estimate) => weight * weight * (estimate - mean) * (estimate - mean)).Sum() - total + (squares / total);
        }
    }

    private static double MeanOf(IReadOnlyList<double> estimates, double[] weights) =>
        weights.Zip(estimates, (weight, estimate) => weight * estimate).Sum() / weights.Sum();
}
