namespace Cdi.Estimation.Moments;

/// <summary>Dummies of groups that clusters cut across, less what effects of groups within clusters take off them.</summary>
internal sealed class ExplicitEffects
{
    private readonly Action<int[], double[]> residual;

    private ExplicitEffects(int count, double[] hessian, Action<int[], double[]> residual) => (Count, Hessian, this.residual) = (count, hessian, residual);

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Their Hessian, a sum over rows, row by row.</summary>
    public double[] Hessian { get; }

    /// <summary>The dummies in a row of a cell.</summary>
    /// <param name="cell">Its groups.</param>
    /// <param name="values">Overwritten.</param>
    public void Read(int[] cell, double[] values) => residual(cell, values);

    /// <summary>The dummies of the groupings that are not nested in clusters.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="sums">What their cells contribute.</param>
    /// <param name="nested">Of each grouping whether its groups lie within clusters.</param>
    public static ExplicitEffects Of(EffectGroups groups, EffectSums sums, bool[] nested)
    {
        if (groups.Count == 2 && nested.Contains(true))
        {
            var inner = Array.IndexOf(nested, true);
            var crossed = new CrossedEffects(groups, sums, inner);
            return new(crossed.Count, crossed.Matrix(), (cell, values) => crossed.Residual(cell[inner], cell[1 - inner], values));
        }

        var size = sums.Curvature.Length;
        var free = groups.Count == 2 ? new CrossedEffects(groups, sums, 0) : null;
        var first = groups.Counts[0];
        var index = new int[first];
        var known = new EffectEquations(groups, sums, size).Known(0);
        var count = 0;
        for (var group = 0; group < first; group++) index[group] = known[group] ? count++ : -1;
        var ofFirst = count;
        count += free?.Count ?? 0;
        var hessian = new double[count * count];
        for (var cell = 0; cell < groups.Cells.Length; cell++)
        {
            var shared = sums.Derivatives(cell)[size];
            var (one, other) = Places(groups.Cells[cell]);
            if (one >= 0) hessian[(one * count) + one] += shared;
            if (other >= 0) hessian[(other * count) + other] += shared;
            if (one < 0 || other < 0) continue;
            hessian[(one * count) + other] += shared;
            hessian[(other * count) + one] += shared;
        }

        return new(count, hessian, (cell, values) =>
        {
            Array.Clear(values);
            var (one, other) = Places(cell);
            if (one >= 0) values[one] = 1;
            if (other >= 0) values[other] = 1;
        });

        (int One, int Other) Places(int[] cell) =>
            (index[cell[0]], free is not null && free.IndexOf(cell[1]) is >= 0 and var at ? ofFirst + at : -1);
    }
}
