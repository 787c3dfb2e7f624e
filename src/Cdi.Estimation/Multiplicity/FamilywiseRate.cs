namespace Cdi.Estimation.Multiplicity;

/// <summary>Keeps the probability of any false rejection among several tests.</summary>
public static class FamilywiseRate
{
    /// <summary>Bonferroni's p: times the number of tests, at most 1.</summary>
    /// <param name="p">p of one test.</param>
    /// <param name="tests">How many tests there are, at least 1.</param>
    public static double Bonferroni(double p, int tests) => Math.Min(1, p * tests);

    /// <summary>Holm's p of each test, in the order given: the smallest times m, the next times m − 1 and so on, none below one before it. Holm
    /// (1979).</summary>
    /// <param name="p">p of each test.</param>
    public static double[] Holm(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        var corrected = new double[p.Count];
        var (running, left) = (0.0, p.Count);
        foreach (var index in Enumerable.Range(0, p.Count).OrderBy(index => p[index]))
        {
            running = Math.Max(running, Bonferroni(p[index], left--));
            corrected[index] = running;
        }

        return corrected;
    }

    /// <summary>Hochberg's p of each test, in the order given: the largest times 1, the next times 2 and so on, none above one behind it; for tests that are
    /// independent or hang together positively. Hochberg (1988).</summary>
    /// <param name="p">p of each test.</param>
    public static double[] Hochberg(IReadOnlyList<double> p) => StepUp(p, (_, behind) => behind + 1);

    /// <summary>Benjamini's and Hochberg's p of each test: α bounds the expected share of false rejections among all, and not the probability of any, for tests
    /// that are independent or hang together positively. Benjamini and Hochberg (1995).</summary>
    /// <param name="p">p of each test.</param>
    public static double[] FalseDiscovery(IReadOnlyList<double> p) => StepUp(p, (tests, behind) => (double)tests / (tests - behind));

    /// <summary>The same for tests that hang together in any way: times 1 + 1/2 + … + 1/m. Benjamini and Yekutieli (2001).</summary>
    /// <param name="p">p of each test.</param>
    public static double[] FalseDiscoveryOfAny(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        var harmonic = Enumerable.Range(1, p.Count).Sum(rank => 1.0 / rank);
        return StepUp(p, (tests, behind) => harmonic * tests / (tests - behind));
    }

    // From the largest p downwards, each times its factor, none above one before it.
    private static double[] StepUp(IReadOnlyList<double> p, Func<int, int, double> factor)
    {
        ArgumentNullException.ThrowIfNull(p);
        var corrected = new double[p.Count];
        var (running, behind) = (1.0, 0);
        foreach (var index in Enumerable.Range(0, p.Count).OrderByDescending(index => p[index]))
        {
            running = Math.Min(running, p[index] * factor(p.Count, behind++));
            corrected[index] = running;
        }

        return corrected;
    }
}
