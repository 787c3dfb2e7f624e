namespace Cdi.Estimation.Moments;

/// <summary>The linear equations of effects: C of each group, what two groupings share, and right sides for every parameter and for the constant.</summary>
internal sealed class EffectEquations
{
    private readonly EffectGroups groups;
    private readonly int size;
    private readonly double[][] curvature;
    private readonly double[][] rights;

    /// <summary>Adds up cells.</summary>
    public EffectEquations(EffectGroups groups, EffectSums sums, int size)
    {
        (this.groups, this.size) = (groups, size);
        curvature = [.. groups.Counts.Select(count => new double[count])];
        rights = [.. groups.Counts.Select(count => new double[(long)count * (size + 1)])];
        for (var cell = 0; cell < groups.Cells.Length; cell++)
        {
            var derivatives = sums.Derivatives(cell);
            for (var grouping = 0; grouping < groups.Count; grouping++)
            {
                var group = groups.Cells[cell][grouping];
                curvature[grouping][group] += derivatives[size];
                var right = rights[grouping].AsSpan(group * (size + 1), size + 1);
                for (var k = 0; k < size; k++) right[k] += derivatives[k];
                right[size] -= sums.Score(cell);
            }
        }
    }

    /// <summary>Which groups carry information.</summary>
    public bool[] Known(int grouping) => [.. curvature[grouping].Select(value => value > 0)];

    /// <summary>C of a group.</summary>
    public double Curvature(int grouping, int group) => curvature[grouping][group];

    /// <summary>The effects of all groupings.</summary>
    /// <param name="crossed">What is left of two groupings; null where there is one.</param>
    /// <param name="effects">Of each grouping groups × (d + 1); overwritten.</param>
    public void Solve(CrossedEffects? crossed, double[][] effects)
    {
        var inner = crossed?.Inner ?? 0;
        rights[inner].CopyTo(effects[inner], 0);
        if (crossed is not null)
        {
            for (var k = 0; k <= size; k++) SolveOuter(crossed, k, effects[1 - inner]);
            crossed.Each((own, other, shared) => Subtract(effects[inner], own, effects[1 - inner], other, shared));
        }

        for (var own = 0; own < groups.Counts[inner]; own++)
        {
            var scale = curvature[inner][own] > 0 ? 1 / curvature[inner][own] : 0;
            foreach (ref var value in effects[inner].AsSpan(own * (size + 1), size + 1)) value *= scale;
        }
    }

    private void SolveOuter(CrossedEffects crossed, int k, double[] effects)
    {
        var (inner, outer, width) = (crossed.Inner, 1 - crossed.Inner, size + 1);
        var right = new double[crossed.Count];
        for (var group = 0; group < groups.Counts[outer]; group++)
        {
            if (crossed.IndexOf(group) is >= 0 and var at) right[at] += rights[outer][(group * width) + k];
        }

        crossed.Each((own, other, shared) =>
        {
            if (crossed.IndexOf(other) is >= 0 and var at) right[at] -= shared / curvature[inner][own] * rights[inner][(own * width) + k];
        });
        crossed.Solve(right);
        for (var group = 0; group < groups.Counts[outer]; group++)
            effects[(group * width) + k] = crossed.IndexOf(group) is >= 0 and var at ? right[at] : 0;
    }

    private void Subtract(double[] from, int own, double[] effects, int other, double shared)
    {
        for (var k = 0; k <= size; k++) from[(own * (size + 1)) + k] -= shared * effects[(other * (size + 1)) + k];
    }
}
