using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace Cdi.Estimation.Multiplicity;

/// <summary>Statistics that a few independent normals make up: integrals within integrals, the last in closed form, the one before it between the places where
/// another statistic begins to bound.</summary>
/// <param name="form">The statistics.</param>
/// <param name="isTwoSided">Whether |Zᵢ| is bounded, and not Zᵢ.</param>
internal sealed class NestedBlock(TriangularForm form, bool isTwoSided) : INormalBlock
{
    // Beyond it a normal has a probability of 10⁻¹².
    private const double Far = 7;

    private const int MostPanels = 60;

    private static readonly (double At, double Weight)[] Fine = Nodes(14);
    private static readonly (double At, double Weight)[] Coarse = Nodes(10);

    // As wide as what turns most sharply; four normals have few, where none nearly follows from the others.
    private readonly double panelWidth = form.Rank > 3 ? 3 : Math.Min(2, 3 * form.LeastPivot);

    /// <inheritdoc/>
    public double ValueWithin(double bound) => Integral(0, new double[form.Rank], bound, Fine);

    /// <inheritdoc/>
    public (double Value, double Error) Within(double bound)
    {
        var value = ValueWithin(bound);
        return (value, Math.Abs(value - Integral(0, new double[form.Rank], bound, Coarse)));
    }

    private static (double At, double Weight)[] Nodes(int order)
    {
        var rule = new GaussLegendreRule(-1, 1, order);
        return [.. Enumerable.Range(0, order).Select(node => (rule.GetAbscissa(node), rule.GetWeight(node)))];
    }

    private double Integral(int step, double[] known, double bound, (double At, double Weight)[] nodes)
    {
        var (least, most) = form.Limits(step, known, bound, isTwoSided);
        if (step == form.Rank - 1) return Normal.CDF(0, 1, most) - Normal.CDF(0, 1, least);
        (least, most) = (Math.Max(least, -Far), Math.Min(most, Far));
        if (least >= most) return 0;
        List<double> ends = [least, most];
        var panels = (int)Math.Clamp(Math.Ceiling((most - least) / panelWidth), 2, MostPanels);
        for (var panel = 1; panel < panels; panel++) ends.Add(least + (panel * (most - least) / panels));
        if (step == form.Rank - 2) form.AddTurns(known, bound, isTwoSided, ends);
        ends.Sort();
        var sum = 0.0;
        for (var end = 1; end < ends.Count; end++)
        {
            var (middle, half) = ((ends[end] + ends[end - 1]) / 2, (ends[end] - ends[end - 1]) / 2);
            if (ends[end - 1] < least || ends[end] > most || half == 0) continue;
            foreach (var (at, weight) in nodes)
            {
                known[step] = middle + (half * at);
                sum += half * weight * Normal.PDF(0, 1, known[step]) * Integral(step + 1, known, bound, nodes);
            }
        }

        return sum;
    }
}
