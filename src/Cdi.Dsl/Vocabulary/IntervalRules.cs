#if CDI_RUNTIME
namespace Cdi.Estimation.Variance;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What follows from a rule for intervals, for the compiler and the run alike.</summary>
public static class IntervalRules
{
    /// <summary>The share of resampled samples that must have a solution: fewer would be those of tame replicates only.</summary>
    public const double FewestSolved = 0.95;

    /// <summary>Whether it is formed from solutions on resampled rows.</summary>
    public static bool Resamples(this IntervalRule rule) => rule is IntervalRule.Percentile or IntervalRule.Basic or IntervalRule.BiasCorrected
        or IntervalRule.Studentised;

    /// <summary>How many replicates an interval between order statistics needs, so that each end has one beyond it.</summary>
    /// <param name="alpha">α of one interval, in (0, 1).</param>
    /// <param name="alternative">Which ends are finite.</param>
    public static int FewestReplicates(double alpha, Alternative alternative)
    {
        var tail = alternative == Alternative.TwoSided ? alpha / 2 : alpha;
        var fewest = System.Math.Ceiling(((1 / tail) - 1) / FewestSolved);
        return fewest < int.MaxValue ? (int)fewest : int.MaxValue;
    }
}
