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
}
