using Cdi.Estimation.Designs;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Estimates;

/// <content>How estimates of all estimands hang together.</content>
public sealed partial class StudyEstimation
{
    /// <summary>The level of one interval at which the intervals of the primary targets of all estimands hold together.</summary>
    /// <param name="samples">The sample of each estimand, in their order.</param>
    /// <param name="method">The method.</param>
    /// <param name="inference">How intervals are formed; its α is that of all of them.</param>
    /// <remarks>
    /// Estimates from other samples, of other clusters, in one column or two, or of texts sampled in another way, and those without an estimate or a variance,
    /// count as uncorrelated: for two sides that is never too narrow, whatever the correlation is (Royen 2014), and for one side α is exceeded by no more than
    /// −ln(1 − α) − α.
    /// </remarks>
    /// <exception cref="ArgumentException">There is not one sample for each estimand.</exception>
    public SimultaneousLevel Simultaneously(IReadOnlyList<DrawnSample> samples, EstimationMethod method, InferenceSettings inference)
    {
        ArgumentNullException.ThrowIfNull(inference);
        var joint = Jointly(samples, method, inference).Select(each => each?.Joint).ToArray();
        return new(Correlations(samples, joint), inference.Alpha, inference.Alternative);
    }

    /// <summary>Which estimate is the largest or the smallest, and at which level its interval holds although it was chosen for that.</summary>
    /// <param name="samples">The sample of each estimand, in their order.</param>
    /// <param name="among">The estimands that are compared; their targets have one scale.</param>
    /// <param name="method">The method.</param>
    /// <param name="inference">How intervals are formed; its α is that of the interval of the one chosen.</param>
    /// <param name="smallest">Whether the smallest is chosen.</param>
    /// <returns>Null where one of them has no estimate or no variance.</returns>
    /// <remarks>
    /// Zrnic and Fithian (2024): with probability 1 − α/10 all differences of two estimates lie within c standard errors of the true ones, c Bonferroni's by
    /// the degrees of freedom of their variances. Then only those could have been chosen whose estimates lie within 2c standard errors, of the difference, of
    /// the one chosen, and an interval that holds for all of these together at 1 − 9α/10 holds for it. One that is far ahead has nearly the interval that it
    /// would have alone.
    /// </remarks>
    /// <exception cref="ArgumentException">There is not one sample for each estimand.</exception>
    public ChosenEstimate? Winner(
        IReadOnlyList<DrawnSample> samples, IReadOnlyList<int> among, EstimationMethod method, InferenceSettings inference, bool smallest)
    {
        ArgumentNullException.ThrowIfNull(among);
        ArgumentNullException.ThrowIfNull(inference);
        var fits = Jointly(samples, method, inference);
        var values = new double[fits.Length];
        foreach (var estimand in among)
        {
            if (fits[estimand] is not { Joint: { } own } fit || !(own.CovarianceWith(own) > 0)) return null;
            values[estimand] = (smallest ? -1 : 1) * fit.Scale.FromReported(fit.Point);
        }

        var chosen = among.MaxBy(estimand => values[estimand]);
        var spare = inference.Alpha / 10;
        List<int> candidates = [.. among.Where(estimand => estimand == chosen
            || values[chosen] - values[estimand] <= 2 * Distance(estimand) * Deviation(samples, fits, chosen, estimand))];
        if (candidates.Count == 1) return new(chosen, candidates, inference.Alpha - spare);
        var correlations = Correlations([.. candidates.Select(each => samples[each])], [.. candidates.Select(each => fits[each]?.Joint)], candidates);
        return new(chosen, candidates, new SimultaneousLevel(correlations, inference.Alpha - spare, inference.Alternative).Alpha);

        // By Student's t where either variance has degrees of freedom, the fewer of both.
        double Distance(int estimand)
        {
            double?[] both = [fits[chosen]?.DegreesOfFreedom, fits[estimand]?.DegreesOfFreedom];
            var freedom = both.Min();
            if (freedom <= 0) return double.PositiveInfinity;
            return new WaldInference(2 * spare / Math.Max(1, among.Count * (among.Count - 1)), Alternative.TwoSided, freedom).CriticalValue;
        }
    }

    // Of a difference; of estimates that do not hang together as far as is known, the sum of both, which no correlation exceeds.
    private double Deviation(IReadOnlyList<DrawnSample> samples, TargetEstimate?[] fits, int one, int other)
    {
        if (one == other || fits[one]?.Joint is not { } first || fits[other]?.Joint is not { } second) return 0;
        var (own, others) = (first.CovarianceWith(first), second.CovarianceWith(second));
        return HangTogether(samples[one], samples[other], one, other)
            ? Math.Sqrt(Math.Max(0, own + others - (2 * first.CovarianceWith(second))))
            : Math.Sqrt(own) + Math.Sqrt(others);
    }

    // What is resampled, and how ends are found, changes no correlation.
    private TargetEstimate?[] Jointly(IReadOnlyList<DrawnSample> samples, EstimationMethod method, InferenceSettings inference)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Count != estimators.Length) throw new ArgumentException("There is not one sample for each estimand.", nameof(samples));
        var found = new TargetEstimate?[samples.Count];
        for (var estimand = 0; estimand < found.Length; estimand++)
        {
            var options = OptionsFor(estimand, method, inference with { Interval = IntervalRule.Wald }) with { KeepsInfluence = true, Bootstrap = null };
            if (Estimate(estimand, samples[estimand], method, options) is RectifiedFit fit) found[estimand] = fit.Targets[problem.Estimands[estimand].Primary];
        }

        return found;
    }

    private double[] Correlations(IReadOnlyList<DrawnSample> samples, JointInfluence?[] joint, IReadOnlyList<int>? estimands = null)
    {
        var (count, result) = (joint.Length, new double[joint.Length * joint.Length]);
        var deviations = joint.Select(each => each is null ? 0 : Math.Sqrt(Math.Max(0, each.CovarianceWith(each)))).ToArray();
        for (var i = 0; i < count; i++)
        {
            result[(i * count) + i] = 1;
            for (var j = 0; j < i; j++)
            {
                if (joint[i] is not { } one || joint[j] is not { } other || !(deviations[i] > 0 && deviations[j] > 0)) continue;
                if (!HangTogether(samples[i], samples[j], estimands?[i] ?? i, estimands?[j] ?? j)) continue;
                var correlation = one.CovarianceWith(other) / deviations[i] / deviations[j];
                result[(i * count) + j] = result[(j * count) + i] = Math.Clamp(correlation, -1, 1);
            }
        }

        return result;
    }

    private bool HangTogether(DrawnSample sample, DrawnSample otherSample, int one, int other)
    {
        var (first, second) = (problem.Estimands[one], problem.Estimands[other]);
        return ReferenceEquals(sample, otherSample) && (first.ClusterOf is null) == (second.ClusterOf is null)
            && first.Clusters.Span.SequenceEqual(second.Clusters.Span) && (first.IsHeld || ReferenceEquals(first.ClusterOf, second.ClusterOf))
            && AreSame(first.Crossed, second.Crossed) && AreSame(first.Survey, second.Survey);
    }

    // Sums over pairs of clusters are numbered by both columns: those of another second column are other units.
    private static bool AreSame(CrossedClusters? one, CrossedClusters? other) => one is null || other is null ? one is null && other is null
        : ReferenceEquals(one, other) || one.Second.Span.SequenceEqual(other.Second.Span);

    private static bool AreSame(SurveyDesign? one, SurveyDesign? other)
    {
        if (one is null || other is null || ReferenceEquals(one, other)) return ReferenceEquals(one, other);
        return one.HasFractions == other.HasFractions && one.StratumCount == other.StratumCount && one.Units.Span.SequenceEqual(other.Units.Span)
            && Enumerable.Range(0, one.UnitCount).All(unit => one.StratumOf(unit) == other.StratumOf(unit))
            && Enumerable.Range(0, one.StratumCount).All(stratum => one.FractionOf(stratum) == other.FractionOf(stratum));
    }
}
