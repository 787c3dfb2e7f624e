using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Multiplicity;

/// <summary>Intervals of which all that are formed while labels come in hold together, with probability 1 − α: an anytime-valid asymptotic confidence
/// sequence, so that looking at them may decide when to stop.</summary>
/// <remarks>
/// Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2024), Theorem 2.2: with t increments of variance σ² the interval ends √(2(tρ² + 1)/(t²ρ²)
/// ln(√(tρ² + 1)/α)) σ from the mean, which is c standard errors σ/√t, c² = (1 + 1/τ) ln((1 + τ)/α²) with τ = tρ². Here t is the information of an estimate
/// in labels: their number m, and m/(1 − m/n) where labels of all n rows would leave nothing unknown. ρ makes c smallest at half of the budget.
/// specs/statistics.md says why the estimates of a sample that grows in rounds are such a sequence.
/// </remarks>
public sealed class ConfidenceSequence
{
    private readonly double alpha;
    private readonly double intrinsic;
    private readonly double? rows;

    /// <summary>The sequence of a study.</summary>
    /// <param name="alpha">α in (0, 1).</param>
    /// <param name="budget">The most labels that it spends; 1 or more.</param>
    /// <param name="rows">n, rows of the corpus.</param>
    /// <param name="generalise">What intervals speak about.</param>
    /// <exception cref="ArgumentOutOfRangeException">α does not lie in (0, 1), or the budget is below 1 or above n.</exception>
    public ConfidenceSequence(double alpha, Labels budget, int rows, Generalise generalise)
    {
        if (!(alpha is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "α does not lie in (0, 1).");
        if (budget.Count < 1 || budget.Count > rows) throw new ArgumentOutOfRangeException(nameof(budget), budget.Count, "The budget does not fit the corpus.");
        this.alpha = alpha;
        this.rows = generalise == Generalise.Corpus ? rows : null;
        intrinsic = Tightest(alpha) / Information(budget.Count / 2.0);
    }

    /// <summary>c: standard errors from the estimate to an end of the interval, where the reference is the normal.</summary>
    /// <param name="labels">m, labels so far; 1 or more.</param>
    public double CriticalValue(Labels labels)
    {
        return CriticalValue(alpha, TimeOf(labels));
    }

    /// <summary>c at a time told by the information of an estimate.</summary>
    /// <param name="alpha">α in (0, 1).</param>
    /// <param name="share">The information, 1 where c is smallest.</param>
    internal static double CriticalValueAt(double alpha, double share) => CriticalValue(alpha, share * Tightest(alpha));

    private static double CriticalValue(double alpha, double tau) => Math.Sqrt((1 + (1 / tau)) * (Math.Log(1 + tau) - (2 * Math.Log(alpha))));

    /// <summary>α at which a normal interval ends at c: an interval of another reference is formed at it.</summary>
    /// <param name="labels">m, labels so far; 1 or more.</param>
    public double Alpha(Labels labels) => 2 * Normal.CDF(0, 1, -CriticalValue(labels));

    /// <summary>The anytime-valid p-value: the least α of a sequence with the same ρ whose interval lacks the null value.</summary>
    /// <param name="p">The p-value of a test at a time fixed in advance, in [0, 1].</param>
    /// <param name="labels">m, labels so far; 1 or more.</param>
    public double PValue(double p, Labels labels)
    {
        if (p is <= 0 or >= 1) return Math.Clamp(p, 0, 1);
        var (tau, statistic) = (TimeOf(labels), Normal.InvCDF(0, 1, p / 2));
        return Math.Min(1, Math.Sqrt(1 + tau) * Math.Exp(-statistic * statistic * tau / (2 * (1 + tau))));
    }

    private double TimeOf(Labels labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(labels.Count, 1, nameof(labels));
        return intrinsic * Information(labels.Count);
    }

    // A corpus that is labelled as a whole leaves nothing to know; one label less is the most that can be counted.
    private double Information(double labels) => rows is { } all ? labels * all / Math.Max(1, all - labels) : labels;

    // The derivative of (1 + 1/τ) L, L = ln(1 + τ) − 2 ln α, is 0 where τ = L; the right side has slope below ½ there.
    private static double Tightest(double alpha)
    {
        var tau = -2 * Math.Log(alpha);
        for (var step = 0; step < 100; step++) tau = Math.Log(1 + tau) - (2 * Math.Log(alpha));
        return tau;
    }
}
