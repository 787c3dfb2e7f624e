using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Moments;

/// <summary>What is left of the equations of two groupings once one is eliminated: U = C − Wᵀ D⁻¹ W, without one group of each connected set.</summary>
internal sealed class CrossedEffects
{
    // Free groups up to which U is held and factored.
    private const int MostHeld = 1000;

    private readonly (int Own, int Other, double Shared)[] cells;
    private readonly int[] indexOf;
    private readonly CholeskyFactor? factor;
    private readonly double[] total;
    private readonly int[] firstOf;

    /// <summary>Eliminates a grouping.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="sums">What their cells contribute.</param>
    /// <param name="inner">The grouping that is eliminated.</param>
    public CrossedEffects(EffectGroups groups, EffectSums sums, int inner)
    {
        (Inner, var outer, var size) = (inner, 1 - inner, sums.Curvature.Length);
        cells = [.. groups.Cells.Select((cell, index) => (cell[inner], cell[outer], sums.Derivatives(index)[size])).Where(cell => cell.Item3 > 0)
            .OrderBy(cell => cell.Item1)];
        firstOf = new int[groups.Counts[inner] + 1];
        Curvature = new double[groups.Counts[inner]];
        total = new double[groups.Counts[outer]];
        foreach (var (own, other, shared) in cells)
        {
            firstOf[own + 1]++;
            Curvature[own] += shared;
            total[other] += shared;
        }

        for (var own = 0; own < Curvature.Length; own++) firstOf[own + 1] += firstOf[own];
        indexOf = Free(groups.Counts[inner], groups.Counts[outer]);
        Count = indexOf.Count(index => index >= 0);
        if (Count is 0 or > MostHeld) return;
        factor = new CholeskyFactor(Count);
        if (!factor.TryFactor(Matrix())) throw new InvalidOperationException("Connected groups have effects.");
    }

    /// <summary>Groups of the grouping that is not eliminated whose effects are free.</summary>
    public int Count { get; }

    /// <summary>The grouping that is eliminated.</summary>
    public int Inner { get; }

    /// <summary>D: the curvature of each eliminated group.</summary>
    public double[] Curvature { get; }

    /// <summary>Where a group stands among the free ones; −1 where it does not.</summary>
    public int IndexOf(int other) => indexOf[other];

    /// <summary>Every cell that carries information: its eliminated group, its other group, what they share.</summary>
    public void Each(Action<int, int, double> use)
    {
        foreach (var (own, other, shared) in cells) use(own, other, shared);
    }

    /// <summary>Solves Ux = right in place.</summary>
    public void Solve(Span<double> right)
    {
        if (factor is not null) factor.Solve(right);
        else if (Count > 0) new ConjugateGradients(Multiply, [.. Enumerable.Range(0, total.Length).Where(other => indexOf[other] >= 0).Select(Diagonal)])
            .Solve(right);
    }

    /// <summary>Adds the dummies of the free groups in a row of a cell, less their means over its eliminated group.</summary>
    /// <param name="own">The eliminated group.</param>
    /// <param name="other">The other group.</param>
    /// <param name="residual">Free groups; overwritten.</param>
    public void Residual(int own, int other, Span<double> residual)
    {
        residual.Clear();
        if (indexOf[other] >= 0) residual[indexOf[other]] = 1;
        for (var cell = firstOf[own]; cell < firstOf[own + 1]; cell++)
        {
            if (indexOf[cells[cell].Other] is >= 0 and var at) residual[at] -= cells[cell].Shared / Curvature[own];
        }
    }

    /// <summary>vᵀU⁻¹v; v is lost.</summary>
    public double Form(Span<double> vector)
    {
        if (Count == 0) return 0;
        double[] given = [.. vector];
        Solve(vector);
        var sum = 0.0;
        for (var j = 0; j < given.Length; j++) sum += given[j] * vector[j];
        return sum;
    }

    // Of U without what eliminated groups take off: larger than the diagonal, and near it where groups share little.
    private double Diagonal(int other) => total[other];

    // Ux = Cx − Wᵀ(D⁻¹Wx).
    private void Multiply(double[] x, double[] product)
    {
        for (var other = 0; other < total.Length; other++)
        {
            if (indexOf[other] is >= 0 and var at) product[at] = total[other] * x[at];
        }

        for (var own = 0; own < Curvature.Length; own++)
        {
            var mean = 0.0;
            for (var cell = firstOf[own]; cell < firstOf[own + 1]; cell++)
            {
                if (indexOf[cells[cell].Other] is >= 0 and var at) mean += cells[cell].Shared * x[at];
            }

            mean /= Curvature[own];
            for (var cell = firstOf[own]; cell < firstOf[own + 1]; cell++)
            {
                if (indexOf[cells[cell].Other] is >= 0 and var at) product[at] -= cells[cell].Shared * mean;
            }
        }
    }

    /// <summary>U, row by row.</summary>
    public double[] Matrix()
    {
        var matrix = new double[(long)Count * Count];
        for (var other = 0; other < total.Length; other++)
        {
            if (indexOf[other] is >= 0 and var at) matrix[(at * Count) + at] = total[other];
        }

        for (var own = 0; own < Curvature.Length; own++)
        {
            for (var one = firstOf[own]; one < firstOf[own + 1]; one++)
            {
                if (indexOf[cells[one].Other] is not (>= 0 and var row)) continue;
                var share = cells[one].Shared / Curvature[own];
                for (var two = firstOf[own]; two < firstOf[own + 1]; two++)
                {
                    if (indexOf[cells[two].Other] is >= 0 and var column) matrix[(row * Count) + column] -= share * cells[two].Shared;
                }
            }
        }

        return matrix;
    }

    // One group of each connected set has no effect of its own.
    private int[] Free(int inner, int outer)
    {
        var parent = Enumerable.Range(0, inner + outer).ToArray();
        int Root(int node)
        {
            while (parent[node] != node) node = parent[node] = parent[parent[node]];
            return node;
        }

        foreach (var (own, other, _) in cells) parent[Root(inner + other)] = Root(own);
        var (seen, free, next) = (new HashSet<int>(), new int[outer], 0);
        var known = cells.Select(cell => cell.Other).ToHashSet();
        for (var other = 0; other < outer; other++) free[other] = known.Contains(other) && !seen.Add(Root(inner + other)) ? next++ : -1;
        return free;
    }
}
