using System.Runtime.Intrinsics;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Learning;

/// <summary>What stands beside the sums over features of fits in columns: a number for each column, and room for one row.</summary>
/// <param name="count">Columns, a multiple of eight.</param>
internal sealed class Columns(int count)
{
    // Σ wα x·x̄ of each column.
    private readonly double[] centred = new double[count];

    /// <summary>Σ wα.</summary>
    public double[] Totals { get; } = new double[count];

    /// <summary>Scores at x̄.</summary>
    public double[] Constants { get; } = new double[count];

    /// <summary>1/κ.</summary>
    public double[] Reciprocals { get; } = new double[count];

    /// <summary>Σ w times the square of what α has moved in this pass.</summary>
    public double[] Squares { get; } = new double[count];

    /// <summary>Σ w times the curvature of a row in this pass.</summary>
    public double[] Curvatures { get; } = new double[count];

    /// <summary>Of one row: its scores, then those without its own part.</summary>
    public double[] Scores { get; } = new double[count];

    /// <summary>Of one row: how much a score rises with its α.</summary>
    public double[] Stiffness { get; } = new double[count];

    /// <summary>Of one row: its label.</summary>
    public double[] Labels { get; } = new double[count];

    /// <summary>Of one row: its weight; 0 where a fit does not know it.</summary>
    public double[] Weights { get; } = new double[count];

    /// <summary>Of one row: α.</summary>
    public double[] Duals { get; } = new double[count];

    /// <summary>Of one row: the curvature of its loss.</summary>
    public double[] Slopes { get; } = new double[count];

    /// <summary>Eight columns.</summary>
    public static Vector512<double> At(double[] columns, int first) => Vector512.Create(columns, first);

    /// <summary>Forgets what is counted for one pass.</summary>
    public void StartPass()
    {
        Array.Clear(Squares);
        Array.Clear(Curvatures);
    }

    /// <summary>The scores of a row in eight columns.</summary>
    /// <param name="first">The first column.</param>
    /// <param name="product">x·Σ wαx.</param>
    /// <param name="product0">x·x̄ − ‖x̄‖².</param>
    public Vector512<double> Score(int first, Vector512<double> product, double product0) =>
        ((product - (At(Totals, first) * Vector512.Create(product0)) - At(centred, first)) * At(Reciprocals, first)) + At(Constants, first);

    /// <summary>Takes the α of one row that eight columns have now.</summary>
    /// <param name="first">The first column.</param>
    /// <param name="duals">α before; overwritten.</param>
    /// <param name="product">x·x̄.</param>
    /// <returns>What wα has grown by.</returns>
    public Vector512<double> Take(int first, Span<double> duals, double product)
    {
        var (before, weight) = (Vector512.Create<double>(duals), At(Weights, first));
        var isKnown = Vector512.GreaterThan(weight, Vector512<double>.Zero);
        var after = Vector512.ConditionalSelect(isKnown, At(Duals, first), before);
        after.CopyTo(duals);
        var step = after - before;
        var added = weight * step;
        (At(Totals, first) + added).CopyTo(Totals, first);
        (At(centred, first) + (added * Vector512.Create(product))).CopyTo(centred, first);
        (At(Squares, first) + (added * step)).CopyTo(Squares, first);
        (At(Curvatures, first) + Vector512.ConditionalSelect(isKnown, weight * At(Slopes, first), Vector512<double>.Zero)).CopyTo(Curvatures, first);
        return added;
    }
}
