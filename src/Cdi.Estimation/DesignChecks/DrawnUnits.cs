using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.DesignChecks;

/// <summary>The units of a declared draw that could have been drawn or not, rows or whole clusters with π &lt; 1, sorted by stratum.</summary>
internal sealed class DrawnUnits
{
    // Probabilities that differ by less are equal: a column of them is written with a few digits.
    private const double SameProbability = 1e-9;

    private readonly int[] unitOf;

    /// <summary>Finds the units.</summary>
    /// <param name="design">The declared design.</param>
    /// <param name="labelled">n: ξ.</param>
    /// <exception cref="ArgumentException">The lengths disagree, a π is not in (0, 1], a row with π = 1 is not labelled, a cluster is labelled in part, or
    /// its rows differ in π or stratum.</exception>
    public DrawnUnits(DeclaredDesign design, ReadOnlySpan<bool> labelled)
    {
        Require(design.Probabilities.Length == labelled.Length, "π and ξ differ in length.");
        Require(design.Strata.IsEmpty || design.Strata.Length == labelled.Length, "The strata do not have length n.");
        Require(design.Clusters.IsEmpty || design.Clusters.Length == labelled.Length, "The clusters do not have length n.");
        IsFixedSize = design.Method == DrawMethod.FixedSize;
        unitOf = new int[labelled.Length];
        var first = FirstRows(design, labelled);
        var strata = first.ConvertAll(row => design.Strata.IsEmpty ? 0 : design.Strata.Span[row]);
        var order = Enumerable.Range(0, first.Count).OrderBy(unit => strata[unit]).ToArray();
        Renumber(order);
        (Probability, Drawn) = (new double[order.Length], new bool[order.Length]);
        var starts = new List<int>();
        for (var unit = 0; unit < order.Length; unit++)
        {
            if (unit == 0 || strata[order[unit]] != strata[order[unit - 1]]) starts.Add(unit);
            Probability[unit] = design.Probabilities.Span[first[order[unit]]];
            Drawn[unit] = labelled[first[order[unit]]];
        }

        Starts = [.. starts, order.Length];
        RequireAgreement(design, labelled);
        IsUniform = Enumerable.Range(0, StratumCount).All(IsUniformWithin);
    }

    /// <summary>Units at risk.</summary>
    public int Count => Probability.Length;

    /// <summary>π of each unit, in (0, 1).</summary>
    public double[] Probability { get; }

    /// <summary>ξ of each unit.</summary>
    public bool[] Drawn { get; }

    /// <summary>Strata with units at risk.</summary>
    public int StratumCount => Starts.Length - 1;

    /// <summary>The first unit of each stratum, and behind the last the number of units.</summary>
    public int[] Starts { get; }

    /// <summary>Whether the number of units drawn from each stratum was fixed.</summary>
    public bool IsFixedSize { get; }

    /// <summary>Whether all units of a stratum have one π.</summary>
    public bool IsUniform { get; }

    /// <summary>Sums of a variable over the rows of each unit.</summary>
    /// <param name="values">n.</param>
    public double[] Totals(ReadOnlySpan<double> values)
    {
        var totals = new double[Count];
        for (var row = 0; row < unitOf.Length; row++)
        {
            if (unitOf[row] >= 0) totals[unitOf[row]] += values[row];
        }

        return totals;
    }

    /// <summary>Units drawn from a stratum.</summary>
    public int DrawnFrom(int stratum) => Drawn.AsSpan(Starts[stratum], Starts[stratum + 1] - Starts[stratum]).Count(true);

    /// <summary>Numbers the units by their first row, fills the unit of each row (−1 for certain ones), and returns those first rows.</summary>
    private List<int> FirstRows(DeclaredDesign design, ReadOnlySpan<bool> labelled)
    {
        var first = new List<int>();
        var unitOfCluster = new Dictionary<int, int>();
        for (var row = 0; row < labelled.Length; row++)
        {
            var probability = design.Probabilities.Span[row];
            Require(probability is > 0 and <= 1, "A π is not in (0, 1].");
            Require(probability < 1 || labelled[row], "A row with π = 1 is not labelled.");
            unitOf[row] = -1;
            if (probability >= 1) continue;
            var cluster = design.Clusters.IsEmpty ? row : design.Clusters.Span[row];
            if (!unitOfCluster.TryGetValue(cluster, out var unit))
            {
                unitOfCluster.Add(cluster, unit = first.Count);
                first.Add(row);
            }

            unitOf[row] = unit;
        }

        return first;
    }

    private void Renumber(int[] order)
    {
        var place = new int[order.Length];
        for (var unit = 0; unit < order.Length; unit++) place[order[unit]] = unit;
        for (var row = 0; row < unitOf.Length; row++)
        {
            if (unitOf[row] >= 0) unitOf[row] = place[unitOf[row]];
        }
    }

    private void RequireAgreement(DeclaredDesign design, ReadOnlySpan<bool> labelled)
    {
        if (design.Clusters.IsEmpty) return;
        for (var row = 0; row < unitOf.Length; row++)
        {
            if (unitOf[row] is not (>= 0 and var unit)) continue;
            Require(Drawn[unit] == labelled[row], "A cluster is labelled in part.");
            Require(Math.Abs(design.Probabilities.Span[row] - Probability[unit]) <= SameProbability, "The rows of a cluster differ in π.");
        }
    }

    private bool IsUniformWithin(int stratum)
    {
        for (var unit = Starts[stratum]; unit < Starts[stratum + 1]; unit++)
        {
            if (Math.Abs(Probability[unit] - Probability[Starts[stratum]]) > SameProbability) return false;
        }

        return true;
    }

    private static void Require(bool condition, string message)
    {
        if (!condition) throw new ArgumentException(message);
    }
}
