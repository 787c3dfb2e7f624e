using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace Cdi.Estimation.Multiplicity;

/// <summary>The largest of several normal statistics that are correlated, max |Zᵢ| against two sides and max Zᵢ against one: the reference of simultaneous
/// intervals and of single-step p-values (Hothorn, Bretz and Westfall 2008).</summary>
/// <remarks>
/// Statistics that no correlation connects are taken block by block. A block is computed by quadrature where its correlations are products λᵢλⱼ, or where few
/// independent normals make it up (two or three; four where none nearly follows from the others), and by a lattice otherwise (Genz and Bretz 2009). A matrix
/// may be singular, as that of the shares of all options of an outcome.
/// </remarks>
public sealed class NormalMaximum
{
    // Correlations this small are those of sums in floating point.
    private const double Uncorrelated = 1e-14;

    private const double RootAccuracy = 1e-9;

    // Far within what a lattice is off.
    private const double RootAccuracyOfLattice = 1e-6;

    private const int RootIterations = 100;

    private readonly List<INormalBlock> blocks;
    private readonly int count;
    private readonly bool isTwoSided;

    /// <summary>The maximum of statistics with a joint distribution.</summary>
    /// <param name="correlation">k × k, row by row; symmetric, with ones in its diagonal.</param>
    /// <param name="alternative">Two sides for max |Zᵢ|; one side, whichever, for max Zᵢ.</param>
    /// <exception cref="ArgumentException">The matrix is not square, is empty, or holds a value outside [−1, 1].</exception>
    public NormalMaximum(ReadOnlySpan<double> correlation, Alternative alternative)
    {
        count = (int)Math.Sqrt(correlation.Length);
        if (count == 0 || count * count != correlation.Length) throw new ArgumentException("The correlations are not k × k.", nameof(correlation));
        foreach (var value in correlation)
        {
            if (!(Math.Abs(value) <= 1 + 1e-9)) throw new ArgumentException("A correlation lies outside [−1, 1].", nameof(correlation));
        }

        isTwoSided = alternative == Alternative.TwoSided;
        var found = new List<INormalBlock>();
        foreach (var rows in Connected(correlation, count)) found.Add(NormalBlocks.For(Chosen(correlation, count, rows), rows.Count, isTwoSided));
        blocks = found;
    }

    /// <summary>P(no statistic is beyond c).</summary>
    /// <param name="bound">c; for two sides at least 0.</param>
    /// <returns>The probability, and how far it may be from the exact one: three standard errors of a lattice, the difference of two rules of
    /// quadrature.</returns>
    public (double Value, double Error) Within(double bound)
    {
        var (value, error) = (1.0, 0.0);
        foreach (var block in blocks)
        {
            var (within, off) = block.Within(bound);
            (value, error) = (value * within, error + off);
        }

        return (value, error);
    }

    /// <summary>c with P(no statistic is beyond c) = 1 − α.</summary>
    /// <param name="alpha">α in (0, 1).</param>
    /// <returns>c, and how far it may be from the exact one.</returns>
    public (double Value, double Error) CriticalValue(double alpha)
    {
        var sides = isTwoSided ? 2 : 1;
        var (least, most) = (Normal.InvCDF(0, 1, 1 - (alpha / sides)), Normal.InvCDF(0, 1, 1 - (alpha / sides / count)));
        var accuracy = blocks.Any(block => block is LatticeBlock) ? RootAccuracyOfLattice : RootAccuracy;
        var root = most - least < RootAccuracy || Excess(least) >= 0 ? least : Brent.FindRoot(Excess, least, most + 1e-3, accuracy, RootIterations);
        var error = Within(root).Error;
        if (error < RootAccuracy) return (root, error);
        const double Step = 1e-3;
        var slope = (ValueWithin(root + Step) - ValueWithin(root - Step)) / (2 * Step);
        return (root, slope > 0 ? error / slope : 0);

        double Excess(double bound) => ValueWithin(bound) - (1 - alpha);
    }

    /// <summary>P of a maximum as large as one statistic: its p-value, corrected for the others in a single step.</summary>
    /// <param name="statistic">In the direction of the alternative; its size counts against two sides.</param>
    public double PValue(double statistic)
    {
        var bound = isTwoSided ? Math.Abs(statistic) : statistic;
        if (double.IsInfinity(bound)) return bound > 0 ? 0 : 1;
        return Math.Clamp(1 - ValueWithin(bound), 0, 1);
    }

    private double ValueWithin(double bound) => blocks.Aggregate(1.0, (value, block) => value * block.ValueWithin(bound));

    private static List<IReadOnlyList<int>> Connected(ReadOnlySpan<double> correlation, int count)
    {
        var (blockOf, found) = (new int[count], new List<IReadOnlyList<int>>());
        Array.Fill(blockOf, -1);
        for (var first = 0; first < count; first++)
        {
            if (blockOf[first] >= 0) continue;
            var members = new List<int> { first };
            blockOf[first] = found.Count;
            for (var next = 0; next < members.Count; next++)
            {
                for (var other = 0; other < count; other++)
                {
                    if (blockOf[other] >= 0 || Math.Abs(correlation[(members[next] * count) + other]) <= Uncorrelated) continue;
                    blockOf[other] = found.Count;
                    members.Add(other);
                }
            }

            members.Sort();
            found.Add(members);
        }

        return found;
    }

    private static double[] Chosen(ReadOnlySpan<double> correlation, int count, IReadOnlyList<int> rows)
    {
        var chosen = new double[rows.Count * rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < rows.Count; j++)
                chosen[(i * rows.Count) + j] = i == j ? 1 : Math.Clamp(correlation[(rows[i] * count) + rows[j]], -1, 1);
        }

        return chosen;
    }
}
